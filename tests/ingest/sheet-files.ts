import type { FileCase } from './case.ts'
import { workbook, zip } from './workbook.ts'

/** Workbooks, and what calls itself one. */
export const sheetFiles: readonly FileCase[] = [
  {
    what: 'a workbook with codes, days, moments and yes or no',
    file: 'book.xlsx',
    bytes: () =>
      workbook({
        一月: [
          ['机构号', '日期', '时刻', '金额', '节假日'],
          ['001', { serial: 46024 }, { serial: 46024.5 }, 12.5, true],
          ['002', { serial: 46025 }, { serial: 46025.25 }, { digits: '1E3' }, false],
        ],
      }),
    columns: '机构号:text 日期:date 时刻:timestamp 金额:number 节假日:boolean',
    rows: ['001|2026-01-02|2026-01-02 12:00:00|12.5|true', '002|2026-01-03|2026-01-03 06:00:00|1000.0|false'],
  },
  {
    what: 'a workbook with a title and an empty row above the table',
    file: 'title.xlsx',
    bytes: () => workbook({ s: [['2026 年网点统计'], [], ['网点', '笔数'], ['西安', 3], ['榆林', 4]] }),
    columns: '网点:text 笔数:integer',
    rows: ['西安|3', '榆林|4'],
    note: '2026 年网点统计',
  },
  {
    what: 'a workbook whose first sheet is empty',
    file: 'second.xlsx',
    bytes: () =>
      workbook({
        空: [],
        'b & c': [
          ['a', 'b'],
          [1, 'x'],
        ],
      }),
    columns: 'a:integer b:text',
    rows: ['1|x'],
  },
  {
    what: 'long numbers in number cells',
    file: 'long.xlsx',
    bytes: () =>
      workbook({
        s: [
          ['seq', 'n'],
          [{ digits: '123456789012345678' }, 1],
          [{ digits: '123456789012345679' }, 2],
        ],
      }),
    columns: 'seq:text n:integer',
    rows: ['123456789012345678|1', '123456789012345679|2'],
  },
  {
    what: 'a workbook that counts days from 1904',
    file: 'mac.xlsx',
    bytes: () =>
      workbook(
        {
          s: [
            ['day', 'n'],
            [{ serial: 44562 }, 1],
          ],
        },
        { epoch1904: true },
      ),
    columns: 'day:date n:integer',
    rows: ['2026-01-02|1'],
  },
  {
    what: 'gaps and blank rows in a sheet',
    file: 'gaps.xlsx',
    bytes: () => workbook({ s: [['a', 'b', 'c'], [1, null, 'x'], [], [2, 'y', null]] }),
    columns: 'a:integer b:text c:text',
    rows: ['1|∅|x', '2|y|∅'],
  },
  {
    what: 'a workbook that calls itself CSV',
    file: 'really.csv',
    bytes: () =>
      workbook({
        s: [
          ['a', 'b'],
          [1, 'x'],
        ],
      }),
    columns: 'a:integer b:text',
    rows: ['1|x'],
  },
  {
    what: 'a CSV that calls itself XLSX',
    file: 'really.xlsx',
    bytes: () => Buffer.from('a,b\n1,x\n'),
    columns: 'a:integer b:text',
    rows: ['1|x'],
  },
  {
    what: 'a workbook with a header alone',
    file: 'head.xlsx',
    bytes: () => workbook({ s: [['a', 'b']] }),
    refused: 'no-rows',
  },
  {
    what: 'a workbook that was cut off',
    file: 'cut.xlsx',
    bytes: () => workbook({ s: [['a'], [1]] }).subarray(0, 400),
    refused: 'truncated-file',
  },
  {
    what: 'a zip bomb in a workbook',
    file: 'bomb.xlsx',
    bytes: () =>
      zip({
        'xl/workbook.xml': '<sheet name="a"/>',
        'xl/worksheets/sheet0.xml': Buffer.alloc(80 * 1024 * 1024, 32),
      }),
    refused: 'zip-bomb',
  },
  {
    what: 'a Word document',
    file: 'letter.docx',
    bytes: () => zip({ 'word/document.xml': '<w/>' }),
    refused: 'binary-file',
  },
]
