import type { MethodCard } from '../forecast/card.ts'

export const retentionCard: MethodCard = {
  title: { zh: '留存与剩余时间', en: 'Retention' },
  summary: {
    zh: '从一批客户每期还剩多少人，估计今后各期的留存率、还剩多少人，以及一个客户还会留多久：移位贝塔–几何模型（sBG）。',
    en: 'From how many of a cohort are left in each period: the retention rate of the periods to come, how many will be left, and how long a customer still stays, by the shifted-beta-geometric model (sBG).',
  },
  steps: {
    zh: '每个客户每期以自己的概率离开，这个概率在客户之间服从贝塔分布，所以越留到后面的人越稳，留存率逐期上升。两个参数由最大似然求得。最后几期不参与学习、只用来检验，旁边是“每期以同一比例流失”的简单规则；区间来自对客户的重抽样。',
    en: 'Each customer leaves with a chance of their own in every period, and these chances follow a beta distribution: those who are left are the steadier ones, so retention rises. Both parameters come from maximum likelihood. The last periods teach nothing and only test, beside the simple rule that the same share leaves in every period; intervals come from drawing the customers anew.',
  },
  source: {
    zh: 'Fader 与 Hardie（2007，Journal of Interactive Marketing 21，76–90）；剩余时间见 Fader 与 Hardie（2010，Marketing Science 29，85–93）。',
    en: 'Fader and Hardie (2007, Journal of Interactive Marketing 21, 76–90); time that is left: Fader and Hardie (2010, Marketing Science 29, 85–93).',
  },
  avoid: {
    zh: '不适用于：离开了还会回来、看不出何时离开的业务（请用客户终身价值），期间有大调价等事件的数据，以及混在一起、来历很不同的客户。',
    en: 'Not for: customers who come back or whose leaving cannot be seen (use customer value), data with a great event such as a new price, or customers of very different origin in one cohort.',
  },
}
