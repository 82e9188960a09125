import type { MethodCard } from '../forecast/card.ts'

export const graphCard: MethodCard = {
  title: { zh: '关系网络', en: 'Network' },
  summary: {
    zh: '从谁付给谁的清单里看出：谁在链上最要紧，谁是供方谁是买方，哪些企业成一个圈子；圈子与碰巧没有差别时直说没有。',
    en: 'From a list of who pays whom: who matters most in the chain, who supplies and who buys, and which firms form a circle; where circles are no more than chance it says so.',
  },
  steps: {
    zh: '收款与付款两个方向各算一次加权 PageRank；圈子用 Louvain 法，换几个种子各做一遍，取模块度最高的一次，其余用来说明结果稳不稳（调整兰德指数）。链上得分是两个 PageRank 与往来总额三项名次的平均，满分 100。旁边是两个对照：把两端随机重配、各节点的关系数与轻重不变的网络能得到多高的模块度；先藏起一成关系，再看圈子能否比只看关系数更好地认出它们。',
    en: 'Weighted PageRank is worked out in both directions, by money received and by money paid. Circles come from Louvain’s method, run with several seeds: the highest modularity counts, the others tell how steady it is (adjusted Rand index). The chain score is the mean of three places, of both PageRanks and of all money moved, out of 100. Two checks stand beside it: the modularity of networks whose ends were dealt anew while every node keeps how many links it has and how heavy they are; and whether circles recognise links that were hidden, a tenth of all, better than the number of links alone.',
  },
  source: {
    zh: 'Page 与 Brin（1998）PageRank；Blondel 等（2008）Louvain；Newman 与 Girvan（2004）模块度；Hubert 与 Arabie（1985）调整兰德指数。',
    en: 'Page and Brin (1998) for PageRank; Blondel and others (2008) for Louvain; Newman and Girvan (2004) for modularity; Hubert and Arabie (1985) for the adjusted Rand index.',
  },
  avoid: {
    zh: '不适用于：只看得到一小部分往来的网络（看不到的关系会改变名次），一行一笔而没有先去掉自己转自己的流水，以及要证明因果的场合。名次高不等于值得授信。',
    en: 'Not for: networks of which only a small part is seen (what is not seen changes places), raw bookings in which accounts of one owner pay each other, or proof of a cause. A high place is no credit rating.',
  },
}
