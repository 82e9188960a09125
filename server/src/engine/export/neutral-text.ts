/**
 * A text that a spreadsheet takes for a text. One that begins as a formula does gets an apostrophe in front; a plain
 * number in a text column stays as it is.
 */
export function neutralText(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
}
