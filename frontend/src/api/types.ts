/** Short names for the generated wire types; nothing here is written by hand. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type User = Schemas["User"];
export type Account = Schemas["Account"];
export type Token = Schemas["Token"];
export type Preset = Schemas["Preset"];
export type Project = Schemas["Project"];
export type ProjectSummary = Schemas["ProjectSummary"];
export type Overview = Schemas["Overview"];
export type EntityType = Schemas["EntityType"];
export type Member = Schemas["Membership"];
export type DocumentRow = Schemas["DocumentRow"];
export type DocumentPage = Schemas["DocumentPage"];
export type Document = Schemas["Document"];
export type Section = Schemas["Section"];
export type Reading = Schemas["Reading"];
export type EntitySpan = Schemas["Span"];
export type Import = Schemas["Import"];
export type Problem = Schemas["Problem"];
export type Health = Schemas["Health"];

export type Language = User["language"];
export type Role = Member["role"];
export type Overlap = Project["overlap"];
export type Kind = DocumentRow["kind"];
export type Colour = EntityType["colour"];
export type PresetCode = Schemas["NewProjectRequest"]["preset"];
