import type { MethodCard } from '../forecast/card.ts'

export const scorecardCard: MethodCard = {
  title: { zh: '评分卡', en: 'Scorecard' },
  summary: {
    zh: '把每列分箱、换成证据权重，再用岭惩罚的逻辑回归合成整数分：每行得到分数、违约概率、等级和扣分理由。',
    en: 'Bins every column, weighs the bins by evidence and joins them by ridge logistic regression into whole points: each row gets points, a probability, a grade and reasons.',
  },
  steps: {
    zh: '缺失值与特殊值单独成箱，其余按大小合并到每箱至少 20 行且坏账率单调；系数方向与常理相反的列退出。质量用交叉验证衡量，旁边是最好的单列与“人人同率”两个基准；单列 AUC 超过 0.95 视为泄漏，默认不用。评分只是把每行与分数表连接。',
    en: 'Missing and special values have bins of their own; the rest is merged until each bin has 20 rows and the bad rate is in order; a column that would speak against its own bins is dropped. Quality is cross-validated beside the best single column and the mean rate; a single column with AUC over 0.95 counts as a leak and is left out by default. Scoring only joins each row with the points table.',
  },
  source: {
    zh: '信用评分的标准做法（Siddiqi，Intelligent Credit Scoring）；区间按 DeLong（1988）。',
    en: 'The standard of credit scoring (Siddiqi, Intelligent Credit Scoring); the interval is DeLong’s (1988).',
  },
  avoid: {
    zh: '不适用于：好坏任一类不足 20 行、结果发生之后才知道的列，以及与拟合时来历不同的客户。只从已放款客户学习，不代表被拒的客户。',
    en: 'Not for: fewer than 20 rows of either kind, columns known only after the outcome, or customers of another kind than those learned from. It learns from those who were served and does not speak for the refused.',
  },
}
