import type { LocalText } from '../contract/text.ts'

/** Business areas that an app belongs to. */
export const topics = {
  channels: { zh: '渠道与网点', en: 'Channels' },
  customers: { zh: '客户经营', en: 'Customers' },
  credit: { zh: '信贷与风险', en: 'Credit' },
  marketing: { zh: '营销活动', en: 'Marketing' },
  corporate: { zh: '对公业务', en: 'Corporate' },
  deposit: { zh: '存款与理财', en: 'Deposits' },
  operations: { zh: '运营管理', en: 'Operations' },
  digital: { zh: '数字金融', en: 'Digital' },
} as const satisfies Readonly<Record<string, LocalText>>

export type Topic = keyof typeof topics

export const topicNames = Object.keys(topics) as readonly Topic[] // keys of a literal
