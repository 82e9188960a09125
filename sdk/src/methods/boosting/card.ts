import type { MethodCard } from '../forecast/card.ts'

export const boostingCard: MethodCard = {
  title: { zh: '梯度提升树', en: 'Gradient boosting' },
  summary: {
    zh: '把许多小决策树逐棵相加，找出曲线与列之间的相互作用：缺失值走自己的方向，文字列直接可用，可要求单调。',
    en: 'Adds up many small decision trees, each mending what is left, and so finds curves and columns that act together: missing values have a direction of their own, words are used as they are, an order can be asked for.',
  },
  steps: {
    zh: '每列先分成不多于 127 箱，再按损失下降最多的一处生长；每片叶子至少 20 行。树的棵数由各折留出行上的损失决定，报告的区分能力也出自这些留出行，旁边是最好的单列、打乱结果后的水平，写明日期时还有按时间的检验。单列 AUC 超过 0.95 视为泄漏，默认不用。评分是把每棵树写成可阅读的 SQL。',
    en: 'Each column is cut into at most 127 bins and a tree grows where the loss falls most; a leaf has at least 20 rows. How many trees there are is decided on rows that each fold held back, and discrimination is measured on those, beside the best single column, the level that shuffled outcomes reach, and, where a day is named, a test in time. A single column with AUC over 0.95 counts as a leak and is left out by default. Scoring writes each tree as SQL that can be read.',
  },
  source: {
    zh: 'Friedman（2001）梯度提升；直方图与按叶生长同 LightGBM（Ke 等，2017）。',
    en: 'Gradient boosting (Friedman, 2001); histograms and growth by leaves as in LightGBM (Ke et al., 2017).',
  },
  avoid: {
    zh: '不适用于：需要逐项向客户解释的评分（请用评分卡）、几百行的小表、随时间变化很快的业务——按时间的检验低于随机检验时请改用评分卡。',
    en: 'Not for: scores that must be explained to a customer item by item (use a scorecard), tables of a few hundred rows, or a business that changes fast: where the test in time falls behind the random one, prefer the scorecard.',
  },
}
