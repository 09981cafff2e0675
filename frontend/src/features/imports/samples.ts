/** One small example of each accepted format. Every one of them must be importable as it stands. */

const note = [
  "主诉：反复右上腹隐痛3月。",
  "现病史：患者3月前出现右上腹隐痛，伴恶心，无发热。腹部彩超示胆囊结石。",
  "既往史：高血压5年，口服氨氯地平。",
];

export const TXT_SAMPLE = `${note.join("\n")}\n`;

export const JSONL_SAMPLE = [
  `{"id":"示例-001","patient_key":"P001","kind":"入院记录","text":"${note.join("\\n")}"}`,
  `{"id":"示例-002","patient_key":"P001","kind":"出院记录","text":"出院诊断：胆囊结石。\\n出院医嘱：低脂饮食，定期复查腹部彩超。"}`,
  `{"text":"患者左下颌第三磨牙近中阻生，𬌗面龋坏。"}`,
  "",
].join("\n");

/** The types that the annotated sample is written with; a project may have others in their place. */
export const SAMPLE_TYPES = ["症状", "疾病"] as const;

export const ANNOTATED_SAMPLE = [
  `{"id":"示例-101","text":"患者头痛3天，既往高血压病史5年。","label":[[2,4,"症状"],[9,12,"疾病"]]}`,
  `{"id":"示例-102","text":"无发热，考虑胆囊结石。","label":[[1,3,"症状"],[6,10,"疾病"]]}`,
  "",
].join("\n");

/** One folder a patient; the files inside are records. */
export const ZIP_SAMPLE: readonly { name: string; text: string }[] = [
  { name: "P001/入院记录.txt", text: TXT_SAMPLE },
  { name: "P001/出院记录.txt", text: "出院诊断：胆囊结石。\n出院医嘱：低脂饮食，定期复查腹部彩超。\n" },
  { name: "P002/门诊病历.txt", text: "主诉：头痛3天。\n诊断：高血压。\n" },
];

interface NamedType {
  name_zh: string;
  retired: boolean;
}

/** The annotated sample in the words of a project: its own type of that meaning, or else one of its types. */
export function annotatedSampleFor(types: readonly NamedType[]): string {
  const live = types.filter(({ retired }) => !retired);
  return SAMPLE_TYPES.reduce((sample, wanted, index) => {
    const own = live.find(({ name_zh }) => name_zh.includes(wanted)) ?? live[Math.min(index, live.length - 1)];
    return own ? sample.replaceAll(`"${wanted}"`, JSON.stringify(own.name_zh)) : sample;
  }, ANNOTATED_SAMPLE);
}
