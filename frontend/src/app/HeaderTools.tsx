/** Language and appearance: the two switches that are there before and after signing in. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../api/client";
import { sessionQuery } from "../api/session";
import type { Language } from "../api/types";
import { useI18n } from "../i18n/I18n";
import { Button, IconButton } from "../ui/Button";
import type { IconName } from "../ui/Icon";
import { Menu, MenuItem } from "../ui/Menu";
import styles from "./Shell.module.css";
import { THEMES, type Theme, useTheme } from "./theme";

const THEME_ICONS: Record<Theme, IconName> = { system: "monitor", light: "sun", dark: "moon" };

/** Switches at once; the account learns of it in the background, since nobody waits for that. */
function useLanguageSwitch(): () => void {
  const { language, setLanguage } = useI18n();
  const { data: user } = useQuery(sessionQuery);
  const cache = useQueryClient();
  return () => {
    const next: Language = language === "en" ? "zh-CN" : "en";
    setLanguage(next);
    if (!user) return;
    body(api.PATCH("/api/me", { body: { language: next } })).then(
      (changed) => cache.setQueryData(sessionQuery.queryKey, changed),
      () => undefined,
    );
  };
}

export function HeaderTools() {
  const { m } = useI18n();
  const [theme, setTheme] = useTheme();
  const switchLanguage = useLanguageSwitch();
  return (
    <div className={styles.tools}>
      <Button tone="quiet" small onPress={switchLanguage} aria-label={m.common.switchLanguage}>
        {m.common.otherLanguage}
      </Button>
      <Menu label={m.common.theme} trigger={<IconButton small icon={THEME_ICONS[theme]} label={m.common.theme} />}>
        {THEMES.map((each) => (
          <MenuItem key={each} icon={THEME_ICONS[each]} chosen={each === theme} onAction={() => setTheme(each)}>
            {m.common.themes[each]}
          </MenuItem>
        ))}
      </Menu>
    </div>
  );
}
