import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import { createAuditChain } from '../platform/audit-chain.ts'
import { checkpointFile } from '../platform/audit-checkpoints.ts'
import { readAuditKey } from '../platform/audit-key.ts'
import type { AuditFault } from '../platform/verify-audit.ts'
import type { Desk } from './main.ts'

/** Says whether every row of the audit is as it was written, or which one is the first that is not. */
export async function auditVerify({ db, config, say }: Desk): Promise<number> {
  const key = readAuditKey(config)
  const chain = createAuditChain({ db, key, file: checkpointFile(config), clock: Date.now })
  const { verdict, checkpoints, foreignLines } = await chain.verify()
  const sealed = await db.selectFrom('audit').where('action', '=', 'audit.seal').select('detail').execute()
  for (const { detail } of sealed) {
    const { firstBad } = JSON.parse(detail) as { firstBad: number | null } // written by the migration
    if (firstBad !== null) say(oldFault(firstBad))
  }
  for (const line of foreignLines)
    say({
      zh: `检查点文件第 ${line} 行不是本系统写入的，已忽略。`,
      en: `Line ${line} of the checkpoint file was not written by this system and was not believed.`,
    })
  if (verdict.sound) {
    say({
      zh: `审计链完整：${verdict.rows} 条记录，与 ${checkpoints} 个检查点一致。链头 ${verdict.head}`,
      en: `The audit chain is sound: ${verdict.rows} rows, in agreement with ${checkpoints} checkpoints. Head ${verdict.head}`,
    })
    return foreignLines.length > 0 ? 1 : 0
  }
  say(describe[verdict.reason](verdict.seq))
  say({
    zh: '此前的记录都完好。请保留现场，从备份中取出同一段记录进行比对，并通知审计部门。',
    en: 'Every row before it is as it was written. Keep everything as it is, compare with a backup, and tell the auditors.',
  })
  return 1
}

const describe: Readonly<Record<AuditFault, (seq: number) => LocalText>> = {
  deleted: (seq) => ({
    zh: `第 ${seq} 条记录已被删除。`,
    en: `Row ${seq} was deleted.`,
  }),
  changed: (seq) => ({
    zh: `第 ${seq} 条记录的印章不符：内容被改动、与别的记录对调，或由他人插入。`,
    en: `The seal of row ${seq} does not fit: it was changed, exchanged with another row, or put in by someone else.`,
  }),
  moved: (seq) => ({
    zh: `第 ${seq} 条记录与前一条接不上。`,
    en: `Row ${seq} does not follow the row before it.`,
  }),
  'cut-off': (seq) => ({
    zh: `从第 ${seq} 条起，末尾的记录已被截断。`,
    en: `The end of the chain was cut off, from row ${seq} on.`,
  }),
  rewritten: (seq) => ({
    zh: `第 ${seq} 条记录与检查点不一致：数据库曾被换回旧版本后继续写入。`,
    en: `Row ${seq} is not the one that a checkpoint saw: an older database was put back and went on.`,
  }),
}

function oldFault(seq: number): LocalText {
  return {
    zh: `启用密钥之前，第 ${seq} 条记录就已经不对。`,
    en: `Row ${seq} was already wrong before the chain had a key.`,
  }
}
