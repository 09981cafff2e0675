"""Ready-made sets of entity types: those of the published corpora and our own default."""

from dataclasses import dataclass
from typing import Final

from annotator.projects.models import Overlap


@dataclass(frozen=True, slots=True)
class TypePreset:
    """One entity type of a preset; hotkey and position follow from its place."""

    code: str
    name_zh: str
    name_en: str
    badge: str
    colour: str
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Preset:
    """A named set of entity types with its overlap policy."""

    code: str
    name_zh: str
    name_en: str
    overlap: Overlap
    types: tuple[TypePreset, ...]


_t = TypePreset

DISEASE = _t("DISEASE", "疾病", "Disease", "疾", "red", "医生作出的疾病诊断、综合征、损伤，含疑似与既往。")
SYMPTOM = _t("SYMPTOM", "症状", "Symptom", "症", "amber", "患者的不适或查体发现的异常，含被否认的。")
ANATOMY = _t("ANATOMY", "解剖", "Anatomy", "部", "green", "身体部位、器官、组织，独立出现时标注。")
EXAM = _t("EXAM", "检查", "Examination", "查", "blue", "影像、内镜、心电、病理等检查项目的名称。")
LAB = _t("LAB", "检验", "Laboratory test", "检", "violet", "化验项目的名称，不含数值与单位。")
DRUG = _t("DRUG", "药物", "Drug", "药", "teal", "药品名称，含剂型，不含剂量与用法。")
SURGERY = _t("SURGERY", "手术", "Surgery", "术", "magenta", "手术、操作与介入治疗的名称。")

YIDU_TYPES: Final = (
    _t("DIAGNOSIS", "疾病和诊断", "Disease and diagnosis", "疾", "red"),
    _t("IMAGING", "影像检查", "Imaging examination", "影", "blue"),
    _t("LAB", "实验室检验", "Laboratory test", "检", "violet"),
    _t("SURGERY", "手术", "Surgery", "术", "magenta"),
    _t("DRUG", "药物", "Drug", "药", "teal"),
    _t("ANATOMY", "解剖部位", "Anatomical site", "部", "green"),
)

CMEEE_TYPES: Final = (
    _t("dis", "疾病", "Disease", "疾", "red"),
    _t("sym", "临床表现", "Clinical manifestation", "症", "amber"),
    _t("pro", "医疗程序", "Medical procedure", "程", "blue"),
    _t("equ", "医疗设备", "Medical equipment", "械", "slate"),
    _t("dru", "药物", "Drug", "药", "teal"),
    _t("ite", "医学检验项目", "Laboratory item", "检", "violet"),
    _t("bod", "身体", "Body", "部", "green"),
    _t("dep", "科室", "Department", "科", "brown"),
    _t("mic", "微生物类", "Microorganism", "菌", "olive"),
)

PRESETS: Final[dict[str, Preset]] = {
    preset.code: preset
    for preset in (
        Preset("general", "通用七类（默认）", "General, seven types (default)", Overlap.FLAT,
               (DISEASE, SYMPTOM, ANATOMY, EXAM, LAB, DRUG, SURGERY)),
        Preset("ccks2017", "CCKS 2017", "CCKS 2017", Overlap.FLAT, (
            _t("SYMPTOM", "症状和体征", "Symptom and sign", "症", "amber"),
            _t("TEST", "检查和检验", "Examination and test", "查", "blue"),
            _t("DISEASE", "疾病和诊断", "Disease and diagnosis", "疾", "red"),
            _t("TREATMENT", "治疗", "Treatment", "治", "teal"),
            _t("BODY", "身体部位", "Body part", "部", "green"),
        )),
        Preset("ccks2018", "CCKS 2018", "CCKS 2018", Overlap.FLAT, (
            _t("ANATOMY", "解剖部位", "Anatomical site", "部", "green"),
            _t("SYMPTOM", "独立症状", "Independent symptom", "症", "amber"),
            _t("DESCRIPTION", "症状描述", "Symptom description", "述", "brown"),
            _t("SURGERY", "手术", "Surgery", "术", "magenta"),
            _t("DRUG", "药物", "Drug", "药", "teal"),
        )),
        Preset("yidu-s4k", "Yidu-S4K（CCKS 2019）", "Yidu-S4K (CCKS 2019)", Overlap.FLAT, YIDU_TYPES),
        Preset("cmeee", "CMeEE 九类（嵌套）", "CMeEE, nine types (nested)", Overlap.NESTED, CMEEE_TYPES),
        Preset("imcs21", "IMCS21 问诊对话", "IMCS21 dialogue", Overlap.FLAT, (
            _t("Symptom", "症状", "Symptom", "症", "amber"),
            _t("Medical_Examination", "检查", "Medical examination", "查", "blue"),
            _t("Drug", "药品名", "Drug", "药", "teal"),
            _t("Drug_Category", "药物类别", "Drug category", "类", "indigo"),
            _t("Operation", "操作", "Operation", "操", "magenta"),
        )),
        Preset("wisdom-teeth", "阻生智齿", "Impacted wisdom teeth", Overlap.FLAT, (
            _t("DISEASE", "疾病", "Disease", "疾", "red"),
            _t("SYMPTOM", "症状", "Symptom", "症", "amber"),
            _t("AGE", "年龄", "Age", "龄", "slate"),
            _t("HISTORY", "既往史", "Past history", "史", "brown"),
            _t("EXAM", "检查", "Examination", "查", "blue"),
            _t("METHOD", "方法", "Method", "法", "indigo"),
            _t("DRUG", "药物", "Drug", "药", "teal"),
        )),
        Preset("multi-department", "多科室病历", "Multi-department records", Overlap.FLAT, (
            _t("DISEASE", "疾病", "Disease", "疾", "red"),
            _t("SYMPTOM", "症状", "Symptom", "症", "amber"),
            _t("ANATOMY", "解剖", "Anatomy", "部", "green"),
            _t("EXAM", "检查", "Examination", "查", "blue"),
            _t("DEVICE", "器械", "Device", "械", "slate"),
            _t("DRUG", "药物", "Drug", "药", "teal"),
            _t("SURGERY", "手术", "Surgery", "术", "magenta"),
        )),
    )
}  # fmt: skip


def hotkey_at(place: int) -> str:
    """The digit under which the type at this place is reached, counted from one."""
    return str(place) if place <= 9 else ""  # noqa: PLR2004 - there are nine digits
