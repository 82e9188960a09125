import type { FileCase } from './case.ts'

const utf8 = (text: string) => () => Buffer.from(text)
const utf16le = (text: string) => () => Buffer.from(`\uFEFF${text}`, 'utf16le')
const utf16be = (text: string) => () => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()
const hex = (text: string) => () => Buffer.from(text.replaceAll(' ', ''), 'hex')

/** Delimited text: encodings, quoting, rows and headers. */
export const textFiles: readonly FileCase[] = [
  {
    what: 'Excel 另存的 GB18030 文件',
    file: '机构.csv',
    // 机构,金额 / 西安,1 / 榆林,2
    bytes: hex('bbfab9b9 2c bdf0b6ee 0a cef7b0b2 2c31 0a d3dcc1d6 2c32 0a'),
    columns: '机构:text 金额:integer',
    rows: ['西安|1', '榆林|2'],
  },
  {
    what: 'a GB18030 name of four bytes',
    file: 'rare.csv',
    // 姓名,n / 㐁,1, whose name is the four bytes 8139 ef30
    bytes: hex('d0d5c3fb 2c6e 0a 8139ef30 2c31 0a'),
    columns: '姓名:text n:integer',
    rows: ['㐁|1'],
  },
  {
    what: 'UTF-8 with a mark',
    file: 'bom.csv',
    bytes: utf8('\uFEFF机构,笔数\n西安,3\n'),
    columns: '机构:text 笔数:integer',
    rows: ['西安|3'],
  },
  {
    what: 'UTF-16, little end first',
    file: 'u16.csv',
    bytes: utf16le('机构\t笔数\r\n西安\t3\r\n'),
    columns: '机构:text 笔数:integer',
    rows: ['西安|3'],
  },
  {
    what: 'UTF-16, big end first',
    file: 'u16be.txt',
    bytes: utf16be('机构,笔数\n西安,3\n'),
    columns: '机构:text 笔数:integer',
    rows: ['西安|3'],
  },
  {
    what: 'lines that end as on an old Macintosh',
    file: 'mac.csv',
    bytes: utf8('a,b\r1,x\r2,y\r'),
    columns: 'a:integer b:text',
    rows: ['1|x', '2|y'],
  },
  {
    what: 'a last line without its end',
    file: 'noend.csv',
    bytes: utf8('a,b\n1,x\n2,y'),
    columns: 'a:integer b:text',
    rows: ['1|x', '2|y'],
  },
  {
    what: 'line breaks, quotes and delimiters inside values',
    file: 'quoted.csv',
    bytes: utf8('a,b\n1,"x\ny"\n2,"say ""hi"", twice"\n'),
    columns: 'a:integer b:text',
    rows: ['1|x\ny', '2|say "hi", twice'],
  },
  {
    what: 'semicolons and decimal commas',
    file: 'euro.csv',
    bytes: utf8('betrag;n\n1.234,56;1\n7,5;2\n-0,25;3\n'),
    columns: 'betrag:number n:integer',
    rows: ['1234.56|1', '7.5|2', '-0.25|3'],
  },
  {
    what: 'a headless table',
    file: 'headless.csv',
    bytes: utf8('1,2026-01-02,x\n2,2026-01-03,y\n'),
    columns: 'column 1:integer column 2:date column 3:text',
    rows: ['1|2026-01-02|x', '2|2026-01-03|y'],
  },
  {
    what: 'headers that repeat',
    file: 'twice.csv',
    bytes: utf8('金额,金额,金额\n1,2,3\n4,5,6\n'),
    columns: '金额:integer 金额:integer 金额:integer',
    rows: ['1|2|3', '4|5|6'],
  },
  {
    what: 'a header that SQL reserves and one of blanks',
    file: 'words.csv',
    bytes: utf8('select,  ,order\n1,x,2\n'),
    columns: 'select:integer :text order:integer',
    rows: ['1|x|2'],
  },
  {
    what: 'an empty column without a name',
    file: 'comma.csv',
    bytes: utf8('a,b,\n1,x,\n2,y,\n'),
    columns: 'a:integer b:text',
    rows: ['1|x', '2|y'],
  },
  {
    what: 'a few ragged rows',
    file: 'ragged.csv',
    bytes: utf8('a,b\n1,x\n2\n3,y,z\n4,w\n5,v\n6,u\n'),
    columns: 'a:integer b:text',
    rows: ['1|x', '4|w', '5|v', '6|u'],
    bad: [3, 4],
  },
  {
    what: 'rows of many lengths',
    file: 'shredded.csv',
    bytes: utf8('a,b\n1,2,3\n1,2,3,4\n1\n'),
    refused: 'ragged-rows',
  },
  {
    what: 'a quote that never closes',
    file: 'open.csv',
    bytes: utf8('a,b\n1,"x\n2,y\n'),
    refused: 'unclosed-quote',
  },
  { what: 'an empty file', file: 'empty.csv', bytes: utf8(''), refused: 'empty-file' },
  { what: 'a header alone', file: 'header.csv', bytes: utf8('a,b\n'), refused: 'no-rows' },
  {
    what: '20,000 columns',
    file: 'wide.csv',
    bytes: () => Buffer.from(`${Array.from({ length: 20_000 }, (_, at) => `c${at}`).join(',')}\n`),
    refused: 'too-many-columns',
  },
  {
    what: 'bytes of no encoding',
    file: 'bytes.csv',
    bytes: hex('612c620a312c320a332cff ff0a'),
    refused: 'wrong-encoding',
  },
  {
    what: 'a value of 70,000 letters',
    file: 'long.csv',
    bytes: () => Buffer.from(`a,b\n1,${'x'.repeat(70_000)}\n`),
    refused: 'cell-too-long',
  },
  {
    what: 'a PDF that calls itself CSV',
    file: 'report.csv',
    bytes: utf8('%PDF-1.7\n1 0 obj\n'),
    refused: 'binary-file',
  },
  {
    what: 'a picture that calls itself CSV',
    file: 'scan.csv',
    bytes: hex('89504e470d0a1a0a0000000d49484452'),
    refused: 'binary-file',
  },
  {
    what: 'a workbook of 1997',
    file: 'old.xls',
    bytes: hex('d0cf11e0a1b11ae10000000000000000'),
    refused: 'binary-file',
  },
  {
    what: '100,000 rows of which one does not fit',
    file: 'large.csv',
    bytes: () =>
      Buffer.from(
        `n,amount\n${Array.from({ length: 100_000 }, (_, at) => `${at},${at === 77_777 ? 'x' : at * 2}`).join('\n')}\n`,
      ),
    columns: 'n:integer amount:integer',
    rows: Array.from({ length: 100_000 }, (_, at) => `${at}|${at * 2}`).toSpliced(77_777, 1),
    bad: [77_779],
  },
]
