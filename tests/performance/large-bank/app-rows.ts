import { toSearchText } from '@aladdin/server/src/platform/search-text.ts'
import type { Person } from './people.ts'

const subjects = ['现金', '存款', '贷款', '客户', '商户', '理财', '网点', '交易', '投诉', '活动']
const english = [
  'cash',
  'deposits',
  'loans',
  'customers',
  'merchants',
  'wealth',
  'outlets',
  'payments',
  'complaints',
  'campaigns',
]
const verbs = ['预测', '分析', '看板', '预警', '排名', '分布', '画像', '对比']
const topics = ['channels', 'operations', 'retail', 'corporate', 'risk', 'people']
const tags = Array.from({ length: 120 }, (_, index) => `标签${index}`)
const datasets = Array.from({ length: 80 }, (_, index) => `table_${index}`)

export interface NewApp {
  readonly id: string
  readonly index: number
  readonly author: Person
  readonly at: number
  readonly parent: string | null
}

/** Rows of one app as publishing writes them. */
export function makeApp({ id, index, author, at, parent }: NewApp) {
  const name = `app-${index}`
  const title = {
    zh: `${subjects[index % 10]}${verbs[index % 8]} ${index}`,
    en: `Branch ${english[index % 10]} ${index}`,
  }
  const summary = { zh: `回答${subjects[index % 10]}的问题`, en: 'Answers a question' }
  const topic = topics[index % topics.length] ?? 'channels'
  const own = [tags[index % 120] ?? '', tags[(index * 7) % 120] ?? '', tags[(index * 13 + 1) % 120] ?? '']
  const tagged = [...new Set(own)]
  const used = [...new Set([datasets[index % 80] ?? '', datasets[(index * 11 + 3) % 80] ?? ''])]
  const visibility = index % 5 === 0 ? ('branch' as const) : ('bank' as const)
  const branch = author.branch_id
  return {
    app: {
      id,
      name,
      author_id: author.person_id,
      branch_id: branch,
      visibility,
      version: 2,
      title_zh: title.zh,
      title_en: title.en,
      summary_zh: summary.zh,
      summary_en: summary.en,
      topic,
      tags: JSON.stringify(tagged),
      parent_app_id: parent,
      parent_number: parent === null ? null : 1,
      draft_id: null,
      created_at: at,
      published_at: at,
      withdrawn_at: null,
    },
    versions: [1, 2].map((number) => ({
      app_id: id,
      number,
      files_hash: '0'.repeat(64),
      app_hash: '0'.repeat(64),
      picture_hash: '0'.repeat(64),
      picture_en_hash: null,
      note: '',
      created_at: at,
      created_by: author.person_id,
      position_id: author.position_id,
      branch_id: branch,
      visibility,
    })),
    search: {
      app_id: id,
      ...toSearchText([title.zh, title.en], [name, summary.zh, summary.en, ...tagged, ...used]),
    },
    facets: [
      { facet: 'topic' as const, value: topic, app_id: id },
      { facet: 'branch' as const, value: branch, app_id: id },
      ...tagged.map((value) => ({ facet: 'tag' as const, value, app_id: id })),
      ...used.map((value) => ({ facet: 'dataset' as const, value, app_id: id })),
    ],
    datasets: used.map((dataset_name, place) => ({
      app_id: id,
      number: 2,
      alias: `t${place}`,
      dataset_name,
      version: null,
    })),
    published: {
      at,
      kind: 'appPublished',
      ...author,
      subject_id: id,
      detail: JSON.stringify({ number: 2, visibility }),
    },
  }
}
