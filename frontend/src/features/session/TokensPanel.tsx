/** Tokens for scripts: what there is, and how to take one back. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Token } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { Panel } from "../../ui/Panel";
import { Loading } from "../../ui/States";
import { Tag } from "../../ui/Tag";
import { useToast } from "../../ui/Toast";
import styles from "./Account.module.css";
import { tokensQuery, useRevokeToken } from "./api";
import { NewTokenDialog } from "./NewTokenDialog";

function TokenRow({ token }: { token: Token }) {
  const { m, format } = useI18n();
  const [asks, setAsks] = useState(false);
  const revoke = useRevokeToken();
  const say = useToast();
  const isOver = Date.parse(token.expires_at) < Date.now();
  const used = token.last_used_at ? m.session.lastUsed(format.ago(token.last_used_at)) : m.session.neverUsed;
  return (
    <li>
      <div className={styles.tokenWords}>
        <p className={styles.tokenName}>{token.name}</p>
        <p className={styles.facts}>
          <code>{token.prefix}…</code>
          {used} · {m.session.expires(format.date(token.expires_at))}
        </p>
      </div>
      {isOver && <Tag tone="warn">{m.session.expired}</Tag>}
      <Button small onPress={() => setAsks(true)}>
        {m.session.revoke}
        <span className="unseen">：{token.name}</span>
      </Button>
      <ConfirmDialog
        isOpen={asks}
        title={m.session.revokeTitle(token.name)}
        text={m.session.revokeHelp}
        action={m.session.revoke}
        isPending={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoke.mutate(token.id, { onSuccess: () => say(m.session.revoked) })}
        onClose={() => setAsks(false)}
      />
    </li>
  );
}

export function TokensPanel() {
  const { m } = useI18n();
  const tokens = useQuery(tokensQuery);
  const [isCreating, setCreating] = useState(false);
  const create = (
    <Button icon="plus" onPress={() => setCreating(true)}>
      {m.session.newToken}
    </Button>
  );
  return (
    <Panel title={m.session.tokens} hint={m.session.tokensHelp} actions={create}>
      {tokens.isPending && <Loading />}
      {tokens.isError && <ErrorPanel error={tokens.error} onRetry={() => tokens.refetch()} />}
      {tokens.data?.length === 0 && <p className={styles.facts}>{m.session.noTokens}</p>}
      <ul className={styles.tokens}>
        {tokens.data?.map((token) => (
          <TokenRow key={token.id} token={token} />
        ))}
      </ul>
      {isCreating && <NewTokenDialog onClose={() => setCreating(false)} />}
    </Panel>
  );
}
