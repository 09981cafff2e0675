/** Which address shows which page. Pages are loaded when first visited. */
import { lazy } from "react";
import { Navigate, Route, Routes } from "react-router";
import { NotFound } from "./NotFound";
import { ProjectFrame } from "./ProjectFrame";
import { Shell } from "./Shell";

const AccountPage = lazy(() => import("../features/session/AccountPage"));
const DocumentPage = lazy(() => import("../features/documents/DocumentPage"));
const DocumentsPage = lazy(() => import("../features/documents/DocumentsPage"));
const GeneralSettings = lazy(() => import("../features/settings/GeneralSettings"));
const GuidelineSettings = lazy(() => import("../features/settings/GuidelineSettings"));
const HealthPage = lazy(() => import("../features/health/HealthPage"));
const ImportsPage = lazy(() => import("../features/imports/ImportsPage"));
const MemberSettings = lazy(() => import("../features/settings/MemberSettings"));
const ProjectHome = lazy(() => import("../features/projects/ProjectHome"));
const ProjectsPage = lazy(() => import("../features/projects/ProjectsPage"));
const SettingsFrame = lazy(() => import("../features/settings/SettingsFrame"));
const TypeSettings = lazy(() => import("../features/settings/TypeSettings"));
const UsersPage = lazy(() => import("../features/admin/UsersPage"));

export function Pages() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route path="/" element={<Navigate to="/projects" replace />} />
        <Route path="/projects" element={<ProjectsPage />} />
        <Route path="/projects/:projectId" element={<ProjectFrame />}>
          <Route index element={<ProjectHome />} />
          <Route path="documents" element={<DocumentsPage />} />
          <Route path="documents/:documentId" element={<DocumentPage />} />
          <Route path="imports" element={<ImportsPage />} />
          <Route path="settings" element={<SettingsFrame />}>
            <Route index element={<GeneralSettings />} />
            <Route path="types" element={<TypeSettings />} />
            <Route path="guideline" element={<GuidelineSettings />} />
            <Route path="members" element={<MemberSettings />} />
          </Route>
          <Route path="*" element={<NotFound />} />
        </Route>
        <Route path="/account" element={<AccountPage />} />
        <Route path="/admin/users" element={<UsersPage />} />
        <Route path="/health" element={<HealthPage />} />
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}
