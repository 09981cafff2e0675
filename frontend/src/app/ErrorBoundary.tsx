/** Catches what a page could not: a sentence and a way out instead of a white screen. */
import { Component, type ReactNode } from "react";
import { useI18n } from "../i18n/I18n";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/States";

/** A page's script could not be fetched: the server is away, or has a newer build. Both end with a reload. */
const isMissingChunk = (error: unknown) =>
  error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);

function Unreachable() {
  const { m } = useI18n();
  return (
    <EmptyState
      icon="alert"
      title={m.common.errors.title}
      action={
        <Button tone="primary" onPress={() => window.location.reload()}>
          {m.common.retry}
        </Button>
      }
    >
      <p role="alert">{m.common.errors.UNREACHABLE}</p>
    </EmptyState>
  );
}

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

interface Props {
  children: ReactNode;
  /** Another place is another try. */
  place?: string;
}

export class ErrorBoundary extends Component<Props, { error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidUpdate(before: Props) {
    if (before.place !== this.props.place && this.state.error !== null) this.setState({ error: null });
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return isMissingChunk(this.state.error) ? <Unreachable /> : <Crash />;
  }
}
