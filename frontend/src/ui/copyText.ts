/** Copies a text, also where the intranet has no https and so no clipboard API. */

export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  const field = Object.assign(document.createElement("textarea"), { value: text });
  // Inside the open dialog, whose focus trap would take the selection away from a field elsewhere.
  (document.querySelector("[role=dialog]") ?? document.body).append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  return isCopied;
}
