import { Type, type Static } from 'typebox'
import { LocalText, type Language } from './text.ts'

/**
 * Every way in which a call can be refused: one code, one status, one sentence in each language that ends with what
 * to do next. `{name}` is filled from the problem's fields.
 */
export const problems = {
  'not-signed-in': [401, '请先登录，再继续操作。', 'Sign in first, then try again.'],
  'wrong-password': [401, '用户名或密码不对，请再试一次。', 'The name or the password is wrong. Try again.'],
  'session-ended': [
    401,
    '登录已过期，请重新登录；草稿已保留。',
    'Your session has ended. Sign in again; drafts are kept.',
  ],
  'not-allowed': [
    403,
    '这需要「{right}」权限。请联系{grantedBy}开通。',
    'This needs the right "{right}". Ask {grantedBy} for it.',
  ],
  'foreign-request': [
    403,
    '请求来自其他网站，已拒绝。请从阿拉丁页面操作。',
    'The request came from another site and was refused. Use Aladdin’s own pages.',
  ],
  'not-found': [
    404,
    '没有找到，或者你无权查看。请从列表重新进入。',
    'Not found, or not yours to see. Open it from its list.',
  ],
  'bad-input': [
    400,
    '有内容不符合要求：{detail}。请改正后重试。',
    'Something is not as expected: {detail}. Correct it and retry.',
  ],
  'too-large': [
    413,
    '内容过大（上限 {limit}）。请缩小后重试。',
    'Too large (limit {limit}). Make it smaller and retry.',
  ],
  'wrong-media': [
    415,
    '请求的内容类型不受支持，应为 {expected}。',
    'This content type is not accepted; send {expected}.',
  ],
  'too-many-requests': [
    429,
    '操作太频繁，请 {seconds} 秒后再试。',
    'Too many requests. Try again in {seconds} seconds.',
  ],
  internal: [
    500,
    '出了点问题，我们已记录（编号 {requestId}）。请稍后重试。',
    'Something went wrong and was recorded ({requestId}). Try again in a while.',
  ],
  busy: [
    503,
    '系统正忙，请稍后重试；内容已保留。',
    'The system is busy. Try again shortly; nothing is lost.',
  ],
  'disk-full': [
    507,
    '服务器的磁盘已满，没有保存这次更改，已有的内容都在。请告知管理员腾出空间，然后重试。',
    'The disk of the server is full, so this change was not saved; all that was there still is. Tell an administrator to free space, then retry.',
  ],
  'data-damaged': [
    500,
    '数据集「{dataset}」的文件已损坏，没有提供任何行。请联系管理员从备份恢复。',
    'The file of dataset "{dataset}" is damaged, so no row was served. Ask an administrator to restore it from a backup.',
  ],
  'setup-code-wrong': [
    403,
    '初始化码不对或已过期，请查看服务日志中的新码。',
    'The setup code is wrong or has expired. Look for a new one in the server’s log.',
  ],
  'password-too-weak': [
    400,
    '密码太弱：至少 15 个字符，且不能是常见密码。',
    'The password is too weak: use 15 characters or more, nothing common.',
  ],
  'draft-changed': [
    409,
    '另一个窗口已保存了更新的版本。请选择保留哪一份。',
    'Another window has saved a newer version. Choose which one to keep.',
  ],
  'name-taken': [409, '名称「{name}」已被使用，请换一个。', 'The name "{name}" is taken. Choose another.'],
  'app-broken': [
    422,
    '应用还有 {count} 处问题，没有发布。请按提示改正。',
    'The app has {count} problem(s) and was not published. Correct them as marked.',
  ],
  'app-run-failed': [
    422,
    '试运行失败：区块「{block}」{detail}。没有发布任何内容。',
    'The trial run failed in block "{block}": {detail}. Nothing was published.',
  ],
  'app-run-too-long': [
    422,
    '试运行超过 {seconds} 秒，没有发布。请简化查询后重试。',
    'The trial run took longer than {seconds} seconds; nothing was published. Simplify the queries and retry.',
  ],
  'dataset-reaches-fewer': [
    409,
    '数据集「{dataset}」的可见范围小于应用。请共享它，或改绑其他数据集。',
    'The dataset "{dataset}" reaches fewer people than the app would. Share it, or bind another one.',
  ],
  'model-reaches-fewer': [
    409,
    '模型「{model}」的可见范围小于应用。请共享它，或改用其他模型。',
    'The model "{model}" reaches fewer people than the app would. Share it, or use another one.',
  ],
  'dataset-unknown': [
    422,
    '目录中没有数据集「{dataset}」，请从目录重新选择。',
    'There is no dataset "{dataset}" in the catalog. Choose one there.',
  ],
  'column-missing': [
    422,
    '数据集「{dataset}」没有列「{column}」。请改绑，或修改应用的声明。',
    'The dataset "{dataset}" has no column "{column}" for you. Bind another dataset or change the declaration.',
  ],
  'model-block-unknown': [
    422,
    '应用中没有可以拟合的 model 区块「{block}」。请从应用页选择。',
    'The app has no model block "{block}" that learns. Choose one on the page of the app.',
  ],
  'model-group-small': [
    422,
    '模型的「{table}」中有不足 {least} 行的分组，没有发布。请扩大数据范围或减少分箱。',
    'A group in "{table}" of the model has fewer than {least} rows; nothing was published. Use more rows or fewer bins.',
  ],
  'model-other-owner': [
    409,
    '名称「{name}」已是他人发布的模型，请换一个名称。',
    'The name "{name}" belongs to the model of someone else. Choose another.',
  ],
  'policy-refused': [422, '权限策略没有保存：{detail}。', 'The policy was not saved: {detail}.'],
  'policy-waits': [
    409,
    '这份策略已有一处修改在等人复核。请先处理它，再保存新的修改。',
    'A change of this policy already waits for a second person. Settle it first, then save yours.',
  ],
  'second-person': [
    403,
    '放宽权限要由另一位数据管家或管理员复核，作者本人不能通过。请联系他们。',
    'A wider policy is approved by another steward or an administrator, never by its author. Ask one of them.',
  ],
  'already-decided': [
    409,
    '这件事已经有人处理。请刷新页面查看结果。',
    'Somebody has settled this already. Reload the page to see how.',
  ],
  'already-asked': [
    409,
    '你已经申请过这项权限，正在等待答复。请等负责人处理，或撤回后重新申请。',
    'You have asked for this right already and it waits for an answer. Wait for it, or withdraw and ask again.',
  ],
  'rows-stay-on-server': [
    403,
    '数据集「{dataset}」的行只在服务器上计算，不提供下载。请用应用查看结果。',
    'Rows of "{dataset}" are computed on the server only and cannot be downloaded. Use an app to see results.',
  ],
  'upload-refused': [
    422,
    '文件没有读入。{detail}已有的数据没有变化。',
    'The file was not read. {detail} Nothing that was there has changed.',
  ],
  'upload-rows-refused': [
    422,
    '有 {count} 行不符合类型。请改类型，或选择跳过这些行。',
    '{count} rows do not fit their types. Change the types, or choose to skip those rows.',
  ],
  'dataset-columns-lost': [
    409,
    '新文件没有列 {columns}，{count} 个数据应用在用：{apps}。请保留这些列，或换一个表名，或确认仍要更新。',
    'The new file has no {columns}, which {count} apps use: {apps}. Keep these columns, choose another table name, or confirm the update.',
  ],
  'export-block-unknown': [
    422,
    '应用中没有可以导出的区块「{block}」。请从结果的菜单中选择。',
    'The app has no block "{block}" that can be exported. Choose one from the menu of its result.',
  ],
  'export-not-allowed': [
    403,
    '数据集「{dataset}」（{classification}）不允许导出。请联系数据集负责人开通导出权限。',
    'The dataset "{dataset}" ({classification}) may not be exported. Ask its owner for the right to export.',
  ],
  'export-over-quota': [
    429,
    '今天还可以导出 {left} 行（每天 {perDay} 行），这份结果更大。请缩小筛选，或明天再导出。',
    'You can export {left} more rows today (of {perDay} a day), and this result has more. Narrow the filters, or export it tomorrow.',
  ],
  'export-changed': [
    409,
    '数据或权限刚刚有变化，结果与你确认的不同，没有导出。请重新查看后再确认。',
    'Data or rights have just changed, so the result is not the one you confirmed; nothing was exported. Look at it again and confirm.',
  ],
  'export-too-heavy': [
    422,
    '这份结果太大，生成文件没有完成。请缩小筛选，或改用 CSV。',
    'The result is too large to be written as a file. Narrow the filters, or choose CSV.',
  ],
  'receipt-not-repeatable': [
    422,
    '这张收据不能重算：{detail}。请查看收据上的记录。',
    'This receipt cannot be run again: {detail}. See what the receipt records instead.',
  ],
  'block-failed': [
    422,
    '区块「{block}」没有算出结果：{detail}。请检查筛选条件后重试。',
    'The block "{block}" gave no result: {detail}. Check the filters and try again.',
  ],
  'block-too-long': [
    422,
    '计算超过 {seconds} 秒，已停止。请缩小筛选后重试。',
    'The computation took longer than {seconds} seconds and was stopped. Narrow the filters and try again.',
  ],
} as const satisfies Record<string, readonly [number, string, string]>

export type ProblemCode = keyof typeof problems

/** Body of every refusal (RFC 9457), with sentences in both languages. */
export const Problem = Type.Object({
  type: Type.String(),
  code: Type.String(),
  title: LocalText,
  status: Type.Integer(),
  requestId: Type.Optional(Type.String()),
  fields: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
})
export type Problem = Static<typeof Problem>

/** Values for the places in a sentence, in both languages where they are words; lists go under names that no sentence uses. */
export type ProblemFields = Readonly<
  Record<string, string | number | boolean | LocalText | readonly unknown[]>
>

/** The problem's title in both languages with its fields filled in. */
export function problemTitle(code: ProblemCode, fields: ProblemFields): LocalText {
  const [, zh, en] = problems[code]
  const fill = (text: string, language: Language) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const field = fields[name]
      const value = typeof field === 'object' && language in field ? (field as LocalText)[language] : field
      return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
    })
  return { zh: fill(zh, 'zh'), en: fill(en, 'en') }
}
