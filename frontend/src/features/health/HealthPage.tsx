/** Every part of the system in plain words, so that people can tell their admin what is wrong. */
import { useQuery } from "@tanstack/react-query";
import { useI18n } from "../../i18n/I18n";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { Page } from "../../ui/Page";
import { Loading } from "../../ui/States";
import { healthQuery } from "./api";
import styles from "./HealthPage.module.css";
import { HealthParts } from "./HealthParts";

export default function HealthPage() {
  const { m, format } = useI18n();
  const { data: health, dataUpdatedAt, isPending, error, refetch } = useQuery(healthQuery);
  const isOk = health?.status === "ok";
  return (
    <Page title={m.health.title} lead={m.health.lead} narrow>
      {isPending && <Loading />}
      {error && <ErrorPanel error={error} onRetry={() => refetch()} />}
      {health && (
        <>
          <div className={`${styles.verdict} ${isOk ? styles.ok : styles.degraded}`} role="status">
            <span className={styles.lamp} aria-hidden="true" />
            <div>
              <p className={styles.words}>{isOk ? m.health.ok : m.health.degraded}</p>
              {!isOk && <p>{m.health.degradedHelp}</p>}
            </div>
            <p className={styles.facts}>
              {m.health.version(health.version)}
              <br />
              {m.health.checkedAt(format.time(new Date(dataUpdatedAt).toISOString()))}
            </p>
          </div>
          <HealthParts health={health} />
        </>
      )}
    </Page>
  );
}
