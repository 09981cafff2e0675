/** Numbers, sizes and times as people write them in each language. */
import type { Messages } from "./zh-CN";

export type LanguageTag = "zh-CN" | "en";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** 0.29 × 100 is a little less than 29 in binary. */
const ROUNDING = 1e-9;
const UNITS = ["B", "KB", "MB", "GB"] as const;

const DATE_STYLES: Record<LanguageTag, Intl.DateTimeFormatOptions> = {
  "zh-CN": { year: "numeric", month: "2-digit", day: "2-digit" },
  en: { year: "numeric", month: "short", day: "numeric" },
};

export interface Format {
  number(value: number): string;
  percent(share: number): string;
  bytes(value: number): string;
  date(iso: string): string;
  time(iso: string): string;
  /** "3 分钟前" within a week, the date afterwards. */
  ago(iso: string, now?: number): string;
}

function bytes(value: number, number: (value: number) => string): string {
  const power = Math.min(Math.floor(Math.log(Math.max(value, 1)) / Math.log(1024)), UNITS.length - 1);
  const scaled = value / 1024 ** power;
  return `${number(power === 0 || scaled >= 100 ? Math.round(scaled) : Math.round(scaled * 10) / 10)} ${UNITS[power]}`;
}

export function formatFor(language: LanguageTag, words: Messages["common"]["ago"]): Format {
  // Day before month in words: 11/12 would be read in two ways.
  const locale = language === "en" ? "en-GB" : language;
  const numbers = new Intl.NumberFormat(locale);
  const dates = new Intl.DateTimeFormat(locale, DATE_STYLES[language]);
  const times = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const date = (iso: string) => dates.format(new Date(iso));
  return {
    number: (value) => numbers.format(value),
    percent: (share) => `${Math.floor(share * 100 + ROUNDING)}%`,
    bytes: (value) => bytes(value, numbers.format),
    date,
    time: (iso) => times.format(new Date(iso)),
    ago: (iso, now = Date.now()) => {
      const passed = now - Date.parse(iso);
      if (passed < MINUTE) return words.now;
      if (passed < HOUR) return words.minutes(Math.floor(passed / MINUTE));
      if (passed < DAY) return words.hours(Math.floor(passed / HOUR));
      return passed < 7 * DAY ? words.days(Math.floor(passed / DAY)) : date(iso);
    },
  };
}
