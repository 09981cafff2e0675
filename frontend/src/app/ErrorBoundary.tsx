/** Catches what a page could not: a sentence and a way out instead of a white screen. */
import { Component, type ReactNode } from "react";
import { useI18n } from "../i18n/I18n";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/States";

function Crash() {
  const { m } = useI18n();
  return (
    <EmptyState
      icon="alert"
      title={m.common.errors.crash}
      action={
        <Button tone="primary" onPress={() => window.location.reload()}>
          {m.common.errors.reload}
        </Button>
      }
    >
      <p role="alert">{m.common.errors.crashHelp}</p>
    </EmptyState>
  );
}

export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Crash /> : this.props.children;
  }
}
