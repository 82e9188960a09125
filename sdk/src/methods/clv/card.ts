import type { MethodCard } from '../forecast/card.ts'

export const customerValueCard: MethodCard = {
  title: { zh: '客户终身价值', en: 'Customer value' },
  summary: {
    zh: '从购买日期与金额估计每个客户是否还活跃、今后会买几次、值多少钱：BG/NBD 与 Gamma-Gamma。',
    en: 'From days and amounts of purchases: whether each customer is still active, how often they will buy and what that is worth, by BG/NBD and Gamma-Gamma.',
  },
  steps: {
    zh: '同一天的购买算一次，时间以周计。BG/NBD 的四个参数由最大似然求得，重复购买的金额用 Gamma-Gamma。校准期之后若有数据，就与实际次数比较，旁边是“照过去频率继续”的简单规则。',
    en: 'Purchases of one day count once, time is in weeks. The four parameters of BG/NBD come from maximum likelihood, the amounts of repeat purchases from Gamma-Gamma. Where there are data after the calibration, the forecast is compared with what came, beside the simple rule that everyone goes on as before.',
  },
  source: {
    zh: 'Fader、Hardie 与 Lee（2005，Marketing Science）；Fader 与 Hardie 的 Gamma-Gamma 说明（2013）。',
    en: 'Fader, Hardie and Lee (2005, Marketing Science); Fader and Hardie’s note on Gamma-Gamma (2013).',
  },
  avoid: {
    zh: '不适用于：有合同、会明确解约的业务，金额与频率明显相关的客户，以及季节性很强而校准期不足一年的数据。',
    en: 'Not for: contracts that are ended in so many words, customers whose amounts go with their frequency, or strong seasons with less than a year of calibration.',
  },
}
