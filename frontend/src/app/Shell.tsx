/** The bar on top and the place for the page below it. */
import { Suspense, useEffect, useRef } from "react";
import { Link, Outlet, useLocation, useNavigationType } from "react-router";
import { useI18n } from "../i18n/I18n";
import { Brand } from "../ui/Brand";
import { noteNavigation } from "../ui/navigation";
import { Loading } from "../ui/States";
import { ErrorBoundary } from "./ErrorBoundary";
import { HeaderTools } from "./HeaderTools";
import { ProjectTabs } from "./ProjectTabs";
import styles from "./Shell.module.css";
import { UserMenu } from "./UserMenu";

/** A new path starts at its top (a return does not), and its heading may take the focus; a new filter in the URL does not. */
function useNavigationCare() {
  const { pathname, state } = useLocation();
  const before = useRef(pathname);
  if (before.current !== pathname) {
    before.current = pathname;
    noteNavigation();
  }
  const isReturn = useNavigationType() === "POP" || Boolean((state as { restore?: boolean } | null)?.restore);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is the reason to scroll, not an input.
  useEffect(() => {
    if (!isReturn) window.scrollTo(0, 0);
  }, [pathname]);
}

export function Shell() {
  const { m } = useI18n();
  const { pathname } = useLocation();
  useNavigationCare();
  return (
    <>
      <a className={styles.skip} href="#main">
        {m.common.skip}
      </a>
      <header className={styles.bar}>
        <Link to="/" className={styles.home}>
          <Brand />
        </Link>
        <div className={styles.context}>
          <ProjectTabs />
        </div>
        <HeaderTools />
        <UserMenu />
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        <ErrorBoundary place={pathname}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
    </>
  );
}
