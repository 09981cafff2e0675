/** A small invented world that the tests of screens look at. */
import type { Document, DocumentRow, Import, Overview, Project, User } from "../api/types";

export const USER: User = {
  id: 1,
  username: "lin",
  display_name: "林芷",
  language: "zh-CN",
  is_admin: false,
  can_create_projects: true,
};

const NOW = "2024-05-06T07:08:09Z";

const type = (id: number, name_zh: string, name_en: string, badge: string, colour: "red" | "amber") => ({
  ...{ id, code: name_en.toUpperCase(), name_zh, name_en, badge, colour },
  ...{ hotkey: String(id), definition: "", position: id - 1, retired: false },
});

export const PROJECT: Project = {
  id: 7,
  name: "肝胆外科",
  description: "出院记录",
  guideline: "",
  overlap: "FLAT",
  reviews_per_document: 1,
  blind_share: 0,
  created_at: NOW,
  my_role: "MANAGER",
  may_manage: true,
  entity_types: [type(1, "疾病", "Disease", "疾", "red"), type(2, "症状", "Symptom", "症", "amber")],
};

export const OVERVIEW: Overview = {
  documents: 2,
  annotated_documents: 1,
  spans: 5,
  patients: 1,
  by_kind: [{ kind: "DISCHARGE", documents: 2 }],
  imports_running: 0,
  members: { REVIEWER: 0, ADJUDICATOR: 0, MANAGER: 1 },
  steps: [
    { code: "IMPORT_RECORDS", done: true },
    { code: "ADD_MEMBERS", done: false },
    { code: "WRITE_GUIDELINE", done: false },
    { code: "DEFINE_TYPES", done: false },
  ],
};

export function row(id: number, text = "患者腹痛三天"): DocumentRow {
  return {
    ...{ id, external_id: `ZY${id}`, patient_key: "P1", kind: "DISCHARGE", characters: 120 },
    ...{ snippet: { text, match: null }, annotated: false, batch_id: 1, created_at: NOW },
  };
}

export const DOCUMENT: Document = {
  ...{ id: 11, project_id: 7, external_id: "ZY11", patient_key: "P1", kind: "DISCHARGE", batch_id: 1 },
  ...{ text: "主诉：𬌗面痛3天。\n诊断：龋病。", sha256: "0", created_at: NOW, previous_id: null, next_id: 12 },
  outline: [
    { code: "CHIEF_COMPLAINT", title: "主诉", start: 0, end: 10 },
    { code: "DIAGNOSIS", title: "诊断", start: 10, end: 16 },
  ],
  sets: [
    {
      ...{ id: 1, kind: "IMPORTED", author: null, created_at: NOW },
      spans: [
        { id: "a", start: 3, end: 6, type_id: 2, status: "CONFIRMED", score: null },
        { id: "b", start: 13, end: 15, type_id: 1, status: "SUGGESTED", score: 0.3 },
      ],
    },
  ],
};

export function importOf(changes: Partial<Import> = {}): Import {
  return {
    ...{ id: 3, project_id: 7, file_name: "出院.jsonl", file_bytes: 1000, state: "DONE", bytes_read: 1000 },
    ...{ records_read: 10, added: 8, duplicates: 1, refused: 1, spans_added: 0, problem_count: 1, error: null },
    ...{ by: { id: 1, username: "lin", display_name: "林芷" }, created_at: NOW, finished_at: NOW },
    ...{ waiting_for_worker: false, ...changes },
  };
}

/** Answers that nearly every screen needs. */
export const SIGNED_IN = {
  "GET /api/session": { user: USER },
  "GET /api/projects/7": PROJECT,
  "GET /api/projects/7/overview": OVERVIEW,
};
