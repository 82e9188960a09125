import type { MethodCard } from '../forecast/card.ts'

export const segmentsCard: MethodCard = {
  title: { zh: '客群', en: 'Segments' },
  summary: {
    zh: '把客户分成几群，给出每群的人数、金额和各列的平均；分得开不开、稳不稳、比只看一列好多少，都写在旁边。',
    en: 'Puts customers into segments, each with its size, its money and its means; how far apart and how steady they are, and what they add to a cut by one column, stands beside them.',
  },
  steps: {
    zh: 'k-means：各列标准化（或先取对数），k-means++ 抽起点，重来几次取平方和最小的一次；群数不写时由 1500 户样本上的轮廓系数选。RFM：最近、频率、金额各按五等分切，相等的值在同一等（取它们名次的中间），再按六条规则归群。轮廓系数附 95% 区间；对照有两个：只用最好的一列切同样多群，以及把每列各自打乱后再分。再用 20 次自助抽样看有多少客户留在原来的群。打分是 SQL：离哪个中心近，或落在哪一等。',
    en: 'k-means: columns are standardised, after logarithms if asked, starts are drawn by k-means++, and of several the least sum of squares counts; without a number of segments the silhouette on 1,500 rows chooses it. RFM: recency, frequency and money are each cut into fifths, equal values together in the middle of their places, and six rules name the segment. The silhouette has its 95 % interval and two baselines: as many groups by the best single column, and the same method after every column was dealt anew. Twenty bootstrap samples tell how many customers keep their segment. Scoring is SQL: the nearest centre, or the fifth.',
  },
  source: {
    zh: 'MacQueen（1967）与 Lloyd（1982）k-means；Arthur 与 Vassilvitskii（2007）k-means++；Rousseeuw（1987）轮廓系数；Hughes（1994）RFM；Hubert 与 Arabie（1985）调整兰德指数。',
    en: 'MacQueen (1967) and Lloyd (1982) for k-means; Arthur and Vassilvitskii (2007) for its starts; Rousseeuw (1987) for the silhouette; Hughes (1994) for RFM; Hubert and Arabie (1985) for the adjusted Rand index.',
  },
  avoid: {
    zh: '不适用于：以类别为主的列（先换成数字）、少数极端值决定一切的金额（用 scale: log），以及要预测某个结果的场合（用评分卡）。群是描述，不是原因。',
    en: 'Not for: columns that are mostly words (make them numbers first), amounts ruled by a few huge ones (use scale: log), or foretelling an outcome (use a scorecard). Segments describe and do not explain.',
  },
}
