import type { LocalText } from '../contract/text.ts'

/** The file itself holds rounded numbers: what is gone cannot be read. */
export function lostDigitsNote(column: string): LocalText {
  return {
    zh: `列“${column}”的值是 6.22E+18 这样的写法：保存文件的程序已经丢掉末几位。请在原表中把该列设为文本，重新导出。`,
    en: `Values of “${column}” are written like 6.22E+18: the program that saved the file has dropped their last digits. Make the column text there and export it again.`,
  }
}

/** Two readings fit all values looked at. */
export function ambiguousNote(column: string, format: string): LocalText {
  return format.includes('%')
    ? {
        zh: `列“${column}”的日期先按“月/日/年”读，“日/月/年”也读得通。请核对，不对就在表头改写法。`,
        en: `Dates of “${column}” are read month first, but day first fits them, too. Check them and change the column's format if needed.`,
      }
    : {
        zh: `列“${column}”的逗号按千分位读（1,234 是一千二百三十四），也可能是小数点。请核对，不对就在表头改写法。`,
        en: `Commas in “${column}” are read as thousands (1,234 is over a thousand), but could be decimal marks. Check them and change the column's format if needed.`,
      }
}

/** Rows above the table of a sheet are not part of it. */
export function skippedNote(text: string): LocalText {
  return {
    zh: `表格上方的“${text}”不是数据，没有读入。`,
    en: `“${text}” above the table is not part of it and was left out.`,
  }
}

/** A column whose values no dataset can hold. */
export function leftOutNote(column: string, type: string): LocalText {
  return {
    zh: `列“${column}”（${type}）是二进制内容，没有读入。需要时请先在原系统中转成文本。`,
    en: `Column “${column}” (${type}) holds binary content and was left out. Turn it into text where it comes from if it is needed.`,
  }
}

/** Numbers of the file that a number column could not hold exactly. */
export function exactNote(column: string): LocalText {
  return {
    zh: `列“${column}”的数字位数太多，改成数字会丢失末位，因此按文本读入。`,
    en: `Numbers in “${column}” have more digits than a number keeps, so they are read as text.`,
  }
}
