/** Django's CSRF cookie, to be sent back as a header. */

export function csrfToken(): string {
  const found = /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie);
  return found?.[1] ? decodeURIComponent(found[1]) : "";
}
