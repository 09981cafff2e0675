/** Which address shows which page. Pages are loaded when first visited. */
import { lazy, Suspense } from "react";
import { Navigate, Route, Routes } from "react-router";
import { Loading } from "../ui/States";
import { NotFound } from "./NotFound";
import { Shell } from "./Shell";

const ProjectsPage = lazy(() => import("../features/projects/ProjectsPage"));

export function Pages() {
  return (
    <Shell>
      <Suspense fallback={<Loading />}>
        <Routes>
          <Route path="/" element={<Navigate to="/projects" replace />} />
          <Route path="/projects" element={<ProjectsPage />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
    </Shell>
  );
}
