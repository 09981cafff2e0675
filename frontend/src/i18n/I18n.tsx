/** Which language the screen speaks, and how components get its words. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { en } from "./en";
import { type Format, formatFor, type LanguageTag } from "./format";
import { type Messages, zhCN } from "./zh-CN";

const KEY = "zhenbiao.language";
const DICTIONARIES: Record<LanguageTag, Messages> = { "zh-CN": zhCN, en };

interface I18n {
  language: LanguageTag;
  setLanguage(language: LanguageTag): void;
  m: Messages;
  format: Format;
}

const Context = createContext<I18n | null>(null);

function remembered(): LanguageTag {
  return localStorage.getItem(KEY) === "en" ? "en" : "zh-CN";
}

export function I18n({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<LanguageTag>(remembered);
  // During render, so that the very first request already asks for this language.
  document.documentElement.lang = language;
  useEffect(() => localStorage.setItem(KEY, language), [language]);
  const value = useMemo(() => {
    const m = DICTIONARIES[language];
    return { language, setLanguage, m, format: formatFor(language, m.common.ago) };
  }, [language]);
  return <Context value={value}>{children}</Context>;
}

export function useI18n(): I18n {
  const value = useContext(Context);
  if (!value) throw new Error("useI18n is called outside of <I18n>");
  return value;
}
