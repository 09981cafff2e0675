/** What each accepted format looks like, with an example to download and import. */
import type { EntityType } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import { Panel } from "../../ui/Panel";
import styles from "./Formats.module.css";
import { annotatedSampleFor, JSONL_SAMPLE, TXT_SAMPLE, ZIP_SAMPLE } from "./samples";
import { zipOf } from "./zip";

interface Sample {
  name: "txt" | "jsonl" | "spans" | "zip";
  shown: string;
  fileName: string;
  content: () => Blob;
}

const asText = (text: string) => () => new Blob([text], { type: "text/plain" });

function samplesFor(types: readonly EntityType[]): Sample[] {
  const annotated = annotatedSampleFor(types);
  const tree = ZIP_SAMPLE.map(({ name }) => name).join("\n");
  return [
    { name: "txt", shown: TXT_SAMPLE, fileName: "示例-入院记录.txt", content: asText(TXT_SAMPLE) },
    { name: "jsonl", shown: JSONL_SAMPLE, fileName: "示例.jsonl", content: asText(JSONL_SAMPLE) },
    { name: "spans", shown: annotated, fileName: "示例-带标注.jsonl", content: asText(annotated) },
    { name: "zip", shown: tree, fileName: "示例.zip", content: () => zipOf(ZIP_SAMPLE) },
  ];
}

function download({ fileName, content }: Sample): void {
  const address = URL.createObjectURL(content());
  const link = Object.assign(document.createElement("a"), { href: address, download: fileName });
  link.click();
  URL.revokeObjectURL(address);
}

export function Formats({ types }: { types: readonly EntityType[] }) {
  const { m } = useI18n();
  return (
    <Panel title={m.imports.formats} hint={m.imports.formatsHelp}>
      {samplesFor(types).map((sample) => {
        const { title, help } = m.imports.samples[sample.name];
        return (
          <section key={sample.name} className={styles.format}>
            <div className={styles.head}>
              <h3>{title}</h3>
              <Button small tone="quiet" icon="download" onPress={() => download(sample)}>
                {m.imports.download}
                <span className="unseen">：{title}</span>
              </Button>
            </div>
            <p className={styles.help}>{help}</p>
            <code className={styles.sample}>
              {sample.shown
                .trimEnd()
                .split("\n")
                .map((line) => (
                  <span key={line} className={styles.line}>
                    {line}
                  </span>
                ))}
            </code>
          </section>
        );
      })}
    </Panel>
  );
}
