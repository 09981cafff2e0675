/** The few things that prepare a project, in their order; gone once they are done. */
import { Link } from "react-router";
import type { Overview } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { buttonClass } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Panel } from "../../ui/Panel";
import styles from "./NextSteps.module.css";

type Step = Overview["steps"][number];

const PLACES: Record<Step["code"], string> = {
  IMPORT_RECORDS: "imports",
  ADD_MEMBERS: "settings/members",
  WRITE_GUIDELINE: "settings/guideline",
  DEFINE_TYPES: "settings/types",
};

interface StepRowProps {
  step: Step;
  to: string;
  /** The first one that is open stands out. */
  isNext: boolean;
}

function StepRow({ step, to, isNext }: StepRowProps) {
  const { m } = useI18n();
  const words = m.projects.steps[step.code];
  return (
    <li className={step.done ? styles.done : ""}>
      <span className={styles.mark}>{step.done && <Icon name="check" size={15} />}</span>
      <div className={styles.words}>
        <h3>
          {words.title}
          {step.done && <span className="unseen">{m.projects.done}</span>}
        </h3>
        {!step.done && <p>{words.help}</p>}
      </div>
      {!step.done && (
        <Link to={to} className={buttonClass(isNext ? "primary" : "plain", true)}>
          {words.action}
        </Link>
      )}
    </li>
  );
}

export function NextSteps({ projectId, steps }: { projectId: number; steps: readonly Step[] }) {
  const { m } = useI18n();
  const next = steps.find((step) => !step.done);
  if (!next) return null;
  return (
    <Panel title={m.projects.steps.title}>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <StepRow
            key={step.code}
            step={step}
            to={`/projects/${projectId}/${PLACES[step.code]}`}
            isNext={step === next}
          />
        ))}
      </ol>
    </Panel>
  );
}
