import type { MethodCard } from '../forecast/card.ts'

export const sitesCard: MethodCard = {
  title: { zh: '选址', en: 'Sites' },
  summary: {
    zh: '从候选地点中选出 p 个，使所有需求到最近地点的总距离最小，或使一定距离内覆盖到的需求最多；并给出任何方案都不可能更好的下界。',
    en: 'Chooses p of the candidate places so that all demand is as near as possible to its nearest one, or so that most of it lies within a distance, with a bound below which no choice can go.',
  },
  steps: {
    zh: '先用拉格朗日松弛求下界，同时排除不可能更好的候选点；再用交换法与变邻域搜索改进方案。相同的种子得到相同的答案。只列出相邻点的距离时，按最短路补全。各地点另有 Huff 模型的客流份额。',
    en: 'Lagrangian relaxation gives the bound and rules out candidates that cannot be part of anything better; swaps and variable neighbourhoods then improve the choice. The same seed gives the same answer. Where only neighbours are listed, distances are completed by shortest paths. Each site also gets its share of visits by Huff’s model.',
  },
  source: {
    zh: 'Hakimi（1964）p-中位；Church 与 ReVelle（1974）最大覆盖；Hansen 与 Mladenović（1997）变邻域；Beasley（1993）拉格朗日；Huff（1964）。',
    en: 'Hakimi (1964) for the p-median; Church and ReVelle (1974) for covering; Hansen and Mladenović (1997) for variable neighbourhoods; Beasley (1993) for the relaxation; Huff (1964).',
  },
  avoid: {
    zh: '不适用于：网点有容量上限、开办成本差别很大，或需求会随开店而改变的情形。',
    en: 'Not for: sites with a capacity, opening costs that differ much, or demand that changes because a site opens.',
  },
}
