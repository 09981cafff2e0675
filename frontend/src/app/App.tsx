/** Everything around the pages: language, server cache, router, session. */
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { BrowserRouter } from "react-router";
import { I18n, useI18n } from "../i18n/I18n";
import { Toasts } from "../ui/Toast";
import { ErrorBoundary } from "./ErrorBoundary";
import { Pages } from "./Pages";
import { makeQueryClient } from "./queryClient";
import { SessionGate } from "./SessionGate";

/** Tells React Aria which language we speak. */
function AriaLanguage({ children }: { children: ReactNode }) {
  const { language } = useI18n();
  return <I18nProvider locale={language}>{children}</I18nProvider>;
}

export function App() {
  const [queryClient] = useState(makeQueryClient);
  return (
    <I18n>
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>
          <AriaLanguage>
            <Toasts>
              <ErrorBoundary>
                <SessionGate>
                  <Pages />
                </SessionGate>
              </ErrorBoundary>
            </Toasts>
          </AriaLanguage>
        </BrowserRouter>
      </QueryClientProvider>
    </I18n>
  );
}
