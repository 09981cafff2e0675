/** Nobody signed in: the sign-in page. A session lost in the middle of work: a dialog above the work. */
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef } from "react";
import { sessionQuery, UserContext } from "../api/session";
import { SignInAgain } from "../features/session/SignInAgain";
import { SignInPage } from "../features/session/SignInPage";
import { useI18n } from "../i18n/I18n";
import { ErrorPanel } from "../ui/ErrorPanel";
import { Loading } from "../ui/States";
import { HeaderTools } from "./HeaderTools";

/** Once a person is known, the screen speaks the language of their account. */
function useLanguageOfUser() {
  const { data: user } = useQuery(sessionQuery);
  const { setLanguage } = useI18n();
  const adopted = useRef<number | null>(null);
  useEffect(() => {
    if (user && adopted.current !== user.id) setLanguage(user.language);
    adopted.current = user?.id ?? null;
  }, [user, setLanguage]);
}

export function SessionGate({ children }: { children: ReactNode }) {
  const session = useQuery(sessionQuery);
  useLanguageOfUser();
  if (session.isError) return <ErrorPanel error={session.error} onRetry={() => session.refetch()} />;
  if (session.isPending) return <Loading />;
  if (!session.data) return <SignInPage tools={<HeaderTools />} />;
  return (
    <UserContext value={session.data}>
      {children}
      <SignInAgain user={session.data} />
    </UserContext>
  );
}
