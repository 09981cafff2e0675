/** The parts one by one: up or down, and what that means for people. */
import type { ReactNode } from "react";
import type { Health } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Tag } from "../../ui/Tag";
import styles from "./HealthPage.module.css";

interface PartProps {
  name: string;
  help: string;
  isUp: boolean;
  children: ReactNode;
}

function Part({ name, help, isUp, children }: PartProps) {
  const { m } = useI18n();
  return (
    <li className={styles.part}>
      <div className={styles.name}>
        <h2>{name}</h2>
        <p>{help}</p>
      </div>
      <div className={styles.detail}>{children}</div>
      <Tag tone={isUp ? "good" : "danger"}>{isUp ? m.health.up : m.health.down}</Tag>
    </li>
  );
}

type Queue = Health["queues"]["default"];

function QueueDetail({ queue }: { queue: Queue }) {
  const { m, format } = useI18n();
  const waiting = queue.waiting ? m.health.waiting(format.number(queue.waiting)) : m.health.idle;
  if (queue.workers.length === 0)
    return (
      <p className={styles.bad}>
        {m.health.noWorker}
        {queue.waiting ? ` ${waiting}` : ""}
      </p>
    );
  return (
    <>
      <p>{waiting}</p>
      {queue.workers.map(({ name, seconds_ago }) => (
        <p key={name} className={styles.facts}>
          {name} · {m.health.heartbeat(format.number(Math.round(seconds_ago)))}
        </p>
      ))}
    </>
  );
}

function Answered({ part }: { part: Health["database"] }) {
  const { m, format } = useI18n();
  if (part.milliseconds === null) return null;
  return <p>{m.health.answered(format.number(Math.round(part.milliseconds * 10) / 10))}</p>;
}

function Models({ models }: { models: Health["serving_models"] }) {
  const { m } = useI18n();
  return (
    <li className={styles.part}>
      <div className={styles.name}>
        <h2>{m.health.models}</h2>
      </div>
      <div className={styles.detail}>
        {models.length === 0 && <p>{m.health.noModels}</p>}
        {models.map(({ project_id, number, family }) => (
          <p key={project_id}>{m.health.model(project_id, number, family)}</p>
        ))}
      </div>
    </li>
  );
}

export function HealthParts({ health }: { health: Health }) {
  const { m, format } = useI18n();
  const { database, broker, queues, beat } = health;
  return (
    <ul className={styles.parts}>
      <Part name={m.health.database} help={m.health.databaseHelp} isUp={database.up}>
        <Answered part={database} />
      </Part>
      <Part name={m.health.broker} help={m.health.brokerHelp} isUp={broker.up}>
        <Answered part={broker} />
      </Part>
      {(["default", "predict", "train"] as const).map((name) => (
        <Part key={name} name={m.health.queues[name]} help={m.health.queueHelp[name]} isUp={queues[name].up}>
          <QueueDetail queue={queues[name]} />
        </Part>
      ))}
      <Part name={m.health.beat} help={m.health.beatHelp} isUp={beat.up}>
        <p>{beat.last_tick_at ? m.health.lastTick(format.ago(beat.last_tick_at)) : m.health.noTick}</p>
      </Part>
      <Models models={health.serving_models} />
    </ul>
  );
}
