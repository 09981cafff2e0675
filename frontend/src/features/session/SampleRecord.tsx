/** What the product does, shown instead of told: a few invented lines of a record with its entities marked. */
import { useI18n } from "../../i18n/I18n";
import { type DrawnSpan, RecordText } from "../../ui/RecordText";
import styles from "./SampleRecord.module.css";

const TEXT = `现病史：患者3月前出现右上腹隐痛，伴恶心、乏力，无发热。外院腹部彩超示肝右叶占位，甲胎蛋白升高。
诊疗经过：于全麻下行腹腔镜肝右叶切除术，术后予头孢曲松钠抗感染。`;

const HEADINGS = [
  { start: 0, end: 4 },
  { start: TEXT.indexOf("诊疗经过"), end: TEXT.indexOf("诊疗经过") + 5 },
];

type Look = Pick<DrawnSpan, "badge" | "colour" | "certainty">;

function marked(words: string, look: Look): DrawnSpan {
  const start = TEXT.indexOf(words);
  return { id: words, start, end: start + words.length, type: look.badge, ...look };
}

const SYMPTOM = { badge: "症", colour: "amber" } as const;
const DRUG = { badge: "药", colour: "teal" } as const;

const SPANS = [
  marked("右上腹隐痛", { ...SYMPTOM, certainty: "decided" }),
  marked("恶心", { ...SYMPTOM, certainty: "suggested" }),
  marked("乏力", { ...SYMPTOM, certainty: "suggested" }),
  marked("发热", { ...SYMPTOM, certainty: "doubtful" }),
  marked("腹部彩超", { badge: "查", colour: "blue", certainty: "decided" }),
  marked("肝右叶占位", { badge: "疾", colour: "red", certainty: "decided" }),
  marked("甲胎蛋白", { badge: "检", colour: "violet", certainty: "suggested" }),
  marked("腹腔镜肝右叶切除术", { badge: "术", colour: "magenta", certainty: "decided" }),
  marked("头孢曲松钠", { ...DRUG, certainty: "suggested" }),
];

export function SampleRecord() {
  const { m } = useI18n();
  return (
    <figure className={styles.sheet} lang="zh-CN">
      <RecordText text={TEXT} spans={SPANS} headings={HEADINGS} />
      <figcaption className={styles.caption}>{m.session.sample}</figcaption>
    </figure>
  );
}
