/** Short names for the generated wire types; nothing here is written by hand. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type User = Schemas["User"];
export type Account = Schemas["Account"];
export type Token = Schemas["Token"];
export type NewToken = Schemas["NewToken"];
export type Preset = Schemas["Preset"];
export type Project = Schemas["Project"];
export type ProjectSummary = Schemas["ProjectSummary"];
export type Overview = Schemas["Overview"];
export type EntityType = Schemas["EntityType"];
export type TypeChip = Schemas["TypeChip"];
export type Member = Schemas["Member"];
export type DocumentRow = Schemas["DocumentRow"];
export type DocumentPage = Schemas["DocumentPage"];
export type Document = Schemas["Document"];
export type Section = Schemas["Section"];
export type AnnotationSet = Schemas["AnnotationSet"];
export type EntitySpan = Schemas["EntitySpan"];
export type Import = Schemas["Import"];
export type Problem = Schemas["Problem"];
export type Health = Schemas["Health"];

export type Language = Schemas["LanguageEnum"];
export type Role = Schemas["RoleEnum"];
export type Overlap = Schemas["OverlapEnum"];
export type Kind = Schemas["KindEnum"];
export type Colour = Schemas["ColourEnum"];
