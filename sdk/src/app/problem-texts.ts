import type { LocalText } from '../contract/text.ts'

interface ProblemText {
  readonly message: LocalText
  readonly fix?: LocalText
}

const text = (zh: string, en: string, fix?: readonly [zh: string, en: string]): ProblemText => ({
  message: { zh, en },
  ...(fix ? { fix: { zh: fix[0], en: fix[1] } } : {}),
})

const near = ['是否想写“<nearest>”？', 'Did you mean “<nearest>”?'] as const

/** Every sentence about an app's text; `<word>` is filled in. */
export const problemTexts = {
  'too-many-files': text(
    '应用有 <count> 个文件，最多 <limit> 个',
    'the app has <count> files, at most <limit> are taken',
    ['把短的查询写回 app.md 的区块中。', 'Move short queries back into blocks of app.md.'],
  ),
  'unknown-file': text('应用中不能有文件 <path>', 'an app holds no file <path>', [
    '只保留 app.md、app.en.md 和 queries/<区块>.sql。',
    'Keep only app.md, app.en.md and queries/‹block›.sql.',
  ]),
  'file-too-large': text('文件 <path> 超过 512 KB', 'the file <path> is larger than 512 KB', [
    '把数据放进数据集，正文只保留说明和查询。',
    'Put data into a dataset and keep only text and queries here.',
  ]),
  'files-too-large': text('全部文件合计超过 2 MB', 'the files together are larger than 2 MB', [
    '把数据放进数据集，正文只保留说明和查询。',
    'Put data into a dataset and keep only text and queries here.',
  ]),
  'too-many-blocks': text('区块超过 <limit> 个', 'there are more than <limit> blocks', [
    '把应用拆成几个。',
    'Split the app into several.',
  ]),
  'block-too-large': text('区块“<block>”超过 64 KB', 'the block “<block>” is larger than 64 KB', [
    '把它拆成几个区块，数据放进数据集。',
    'Split it into several blocks and put data into a dataset.',
  ]),
  'app-missing': text('没有文件 app.md', 'there is no file app.md', ['新建 app.md。', 'Create app.md.']),
  'front-matter-missing': text('文件没有以 --- 开头的说明部分', 'the file does not begin with front matter', [
    '在第一行写 ---，接着写 format: 1、title 和 topic，再以 --- 结束。',
    'Begin with ---, then format: 1, title and topic, then --- again.',
  ]),
  'front-matter-not-closed': text('开头的说明部分没有结束', 'the front matter never ends', [
    '在说明部分后单独写一行 ---。',
    'Write a line --- after it.',
  ]),
  'yaml-invalid': text('这里不是正确的 YAML：<detail>', 'this is not valid YAML: <detail>', [
    '检查缩进、冒号后的空格和引号。',
    'Check the indentation, the space after each colon and the quotes.',
  ]),
  'yaml-alias': text('不能使用 YAML 的锚点和引用', 'anchors and aliases of YAML are not allowed', [
    '把内容直接写在这里。',
    'Write the value out here.',
  ]),
  'yaml-key-refused': text('不能使用名称“<key>”', 'the name “<key>” is not allowed', [
    '换一个名称。',
    'Choose another name.',
  ]),
  'too-deep': text('内容嵌套过深或标记过多', 'the text is nested too deeply or holds too many marks', [
    '减少嵌套层次，把长段落拆开。',
    'Use fewer levels and split long paragraphs.',
  ]),
  'text-too-long': text(
    '正文超过 <textLines> 行，或引用超过 <quotedLines> 行（区块不计）',
    'the text has more than <textLines> lines or <quotedLines> quoted ones, blocks not counted',
    [
      '把长清单放进数据集或区块，或拆成几个应用。',
      'Put long lists into a dataset or a block, or split the app into several.',
    ],
  ),
  'fence-not-closed': text('区块“<block>”没有结束', 'the block “<block>” never ends', [
    '在区块后单独写一行 <fence>。',
    'Write a line <fence> after the block.',
  ]),
  'block-nested': text(
    '区块“<block>”写在列表或引用之内，不会运行',
    'the block “<block>” stands inside a list or a quote and would not run',
    ['把它移到行首。', 'Move it to the left margin.'],
  ),
  'block-without-name': text('<kind> 区块没有名称', 'this <kind> block has no name', [
    '在“<kind>”后写一个名称，例如 <kind> result。',
    'Write a name after “<kind>”, such as <kind> result.',
  ]),
  'block-name-invalid': text('“<name>”不能作为名称', '“<name>” cannot be a name', [
    '用字母、汉字、数字和单个下划线，不以数字开头，不超过 60 个字。',
    'Use letters, digits and single underscores, no digit first, at most 60 characters.',
  ]),
  'unknown-kind': text('没有“<kind>”这种区块', 'there is no block kind “<kind>”', near),
  'query-missing': text(
    '区块“<block>”是空的，也没有文件 queries/<block>.sql',
    'the block “<block>” is empty and there is no file queries/<block>.sql',
    ['在区块中写 SQL，或添加该文件。', 'Write SQL into the block or add that file.'],
  ),
  'query-twice': text(
    '区块“<block>”有内容，文件 queries/<block>.sql 也有',
    'the block “<block>” has a body and there is a file queries/<block>.sql',
    ['保留其中一处。', 'Keep one of the two.'],
  ),
  'query-unused': text('文件 <path> 没有对应的 sql 区块', 'no sql block reads the file <path>', [
    '添加同名的空 sql 区块，或删除该文件。',
    'Add an empty sql block of that name or delete the file.',
  ]),
  'field-missing': text('缺少“<field>”', '“<field>” is missing', [
    '补上一行 <field>: …',
    'Add a line <field>: …',
  ]),
  'field-unknown': text('这里没有“<field>”这一项', 'there is no field “<field>” here', near),
  'field-wrong': text('“<field>”应为<expectedZh>', '“<field>” must be <expectedEn>', near),
  'field-not-here': text('<kind> 不使用“<field>”', '“<field>” does not belong to <kind>', [
    '删除这一项。',
    'Remove it.',
  ]),
  'field-needed': text('<kind> 需要“<field>”', 'a <kind> needs “<field>”', [
    '补上一行 <field>: …',
    'Add a line <field>: …',
  ]),
  'name-taken': text('名称“<name>”已在第 <line> 行使用', 'the name “<name>” is already used on line <line>', [
    '换一个名称。',
    'Choose another name.',
  ]),
  'name-of-dataset': text(
    '名称“<name>”已是数据集的别名',
    'the name “<name>” is already the alias of a dataset',
    ['换一个名称。', 'Choose another name.'],
  ),
  'name-reserved': text('“<name>”是 SQL 的保留字', '“<name>” is a word of SQL', [
    '换一个名称，例如 <name>_1。',
    'Choose another name, such as <name>_1.',
  ]),
  'relation-unknown': text('没有名为“<name>”的区块或数据集', 'no block or dataset is called “<name>”', near),
  'not-a-relation': text(
    '“<name>”是 <kind> 区块，没有可读取的行',
    '“<name>” is a block of kind <kind> and has no rows to read',
    ['改为它所读取的数据。', 'Name the data that it reads instead.'],
  ),
  'parameter-unknown': text(
    '没有名为“<name>”的 input 区块',
    'no input block gives the parameter “$<name>”',
    near,
  ),
  'parameter-positional': text(
    '参数必须有名称，不能写“<text>”',
    'a parameter needs a name, “<text>” has none',
    ['写成 $名称，并添加同名的 input 区块。', 'Write $name and add an input block of that name.'],
  ),
  cycle: text(
    '区块互相读取，无法计算：<path>',
    'these blocks read each other and cannot be computed: <path>',
    ['让其中一个区块改读数据集或更早的区块。', 'Let one of them read a dataset or an earlier block.'],
  ),
  'model-version-alone': text('写了模型版本，却没有写用哪个模型', 'a model version is named but no model', [
    '加一行 use: …，或删除 version。',
    'Add a line use: … or remove version.',
  ]),
  'model-unknown': text(
    '没有你能读取的模型“<name>”；可从模型页选择，或删除 use',
    'there is no model “<name>” that you may read; choose one on the page of models or remove use',
    near,
  ),
  'model-version-unknown': text(
    '模型“<name>”没有第 <version> 版',
    'the model “<name>” has no version <version>',
    [
      '最新是第 <newest> 版；删除 version 则始终用最新版。',
      'The newest is <newest>; without version the newest is used.',
    ],
  ),
  'method-unknown': text('没有名为“<name>”的方法', 'there is no method called “<name>”', near),
  'range-reversed': text('“<field>”的起点大于终点', '“<field>” begins after it ends', [
    '把两个值对调。',
    'Swap the two values.',
  ]),
  'default-outside-range': text(
    '默认值 <value> 不在 <low> 到 <high> 之间',
    'the default <value> is not between <low> and <high>',
    ['修改默认值或范围。', 'Change the default or the range.'],
  ),
  'default-not-a-choice': text(
    '默认值“<value>”不在选项中',
    'the default “<value>” is not one of the choices',
    near,
  ),
  'not-a-day': text('“<value>”不是日期', '“<value>” is not a day', [
    '写成 2026-01-31，或 today-30、month-start 等。',
    'Write it as 2026-01-31, or as today-30, month-start and the like.',
  ]),
  'value-twice': text('选项“<value>”出现两次', 'the choice “<value>” is there twice', [
    '删除其中一个。',
    'Remove one of them.',
  ]),
  'version-twice': text('版本号写了两次', 'the version is given twice', [
    '只保留 source 中的 @版本 或 version。',
    'Keep either @version in the source or the field version.',
  ]),
  'sql-empty': text('区块中没有 SQL', 'the block holds no SQL', [
    '写一条 select 语句。',
    'Write a select statement.',
  ]),
  'sql-several': text('一个区块只能有一条语句', 'a block holds exactly one statement', [
    '把第二条语句移到新的区块。',
    'Move the second statement to a block of its own.',
  ]),
  'sql-not-a-query': text(
    '区块只能查询，不能以“<word>”开头',
    'a block can only query and cannot begin with “<word>”',
    [
      '以 select、with、from、values、pivot、unpivot、summarize 或 describe 开头。',
      'Begin with select, with, from, values, pivot, unpivot, summarize or describe.',
    ],
  ),
  'sql-not-closed': text('<whatZh>没有结束', 'a <whatEn> never ends', [
    '补上结尾的符号。',
    'Add the sign that ends it.',
  ]),
  'sql-bracket': text('括号“<text>”没有对应的另一半', 'the bracket “<text>” has no partner', [
    '补上或删除括号。',
    'Add or remove a bracket.',
  ]),
  'sql-wide': text('SQL 中有全角符号“<text>”', 'the SQL holds the full-width sign “<text>”', [
    '改为半角符号“<plain>”。',
    'Write “<plain>” instead.',
  ]),
  'sql-file': text('应用不能读取文件：<text>', 'an app reads no files: <text>', [
    '上传为数据集，再在 datasets 中声明。',
    'Upload it as a dataset and declare it under datasets.',
  ]),
  'sql-query-text': text(
    '不能用 <text>() 执行文字中的查询',
    'a query inside a text cannot be run with <text>()',
    ['直接写出要读取的区块或数据集。', 'Name the block or dataset directly.'],
  ),
  'optional-without-parameter': text('[[ … ]] 中没有参数', 'there is no parameter between [[ and ]]', [
    '写入 $名称，或删除双括号。',
    'Use a $name inside or remove the brackets.',
  ]),
  'optional-nested': text('[[ … ]] 不能再套 [[ … ]]', 'an optional clause cannot hold another one', [
    '把两者并列书写。',
    'Write them one after the other.',
  ]),
  'inline-unknown': text('没有“<name>”可以显示', 'there is nothing called “<name>” to show', near),
  'inline-format': text('没有“<name>”这种数字格式', 'there is no number format “<name>”', [
    '用 auto、integer、decimal、percent 或 money。',
    'Use auto, integer, decimal, percent or money.',
  ]),
  'twin-front-matter': text('app.en.md 不能有说明部分', 'app.en.md has no front matter of its own', [
    '把双语标题写在 app.md 中：{ zh: …, en: … }。',
    'Write both languages in app.md: { zh: …, en: … }.',
  ]),
  'twin-block-unknown': text('app.md 中没有区块“<block>”', 'app.md has no block “<block>”', near),
  'twin-block-kind': text(
    '区块“<block>”在 app.md 中是 <kind>',
    'the block “<block>” is of kind <kind> in app.md',
    ['改为 <kind> <block>。', 'Write <kind> <block>.'],
  ),
  'twin-block-body': text(
    'app.en.md 中的区块“<block>”必须是空的',
    'the block “<block>” must be empty in app.en.md',
    ['内容只写在 app.md 中。', 'Keep its content in app.md only.'],
  ),
  'twin-block-missing': text('app.en.md 中没有区块“<block>”', 'app.en.md lacks the block “<block>”', [
    '在 app.en.md 中添加空区块 <kind> <block>。',
    'Add the empty block <kind> <block> to app.en.md.',
  ]),
} as const satisfies Readonly<Record<string, ProblemText>>
