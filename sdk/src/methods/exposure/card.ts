import type { MethodCard } from '../forecast/card.ts'

export const exposureCard: MethodCard = {
  title: { zh: '行业冲击的传导', en: 'Exposure to a shock' },
  summary: {
    zh: '一个行业的需求变化，经由它向谁采购、对方又向谁采购，最终让每个行业的产出变化多少：投入产出表的里昂惕夫逆。',
    en: 'What a change in the demand for one industry does to the output of every other, through whom it buys from and whom those buy from: the Leontief inverse of an input–output table.',
  },
  steps: {
    zh: '每个买方向各卖方的采购除以买方的总产出，得到直接消耗系数 A；总影响是 (I − A)⁻¹ 乘以最终需求的变化，直接影响只是第一轮采购。旁边的简单规则只看第一轮；两者之差就是间接传导。系数说不通时（买得比产出还多，即矩阵不是生产性的）拒绝计算。',
    en: 'What a buyer buys from each seller, divided by the buyer’s output, is the technical coefficient A; the whole effect is (I − A)⁻¹ times the change of final demand, the direct effect only the first round of buying. The simple rule beside it stops after that round; what lies between is the indirect part. Where the coefficients make no sense (more is bought than put out: the matrix is not productive) it refuses.',
  },
  source: {
    zh: 'Leontief（1936，Review of Economics and Statistics 18）；Miller 与 Blair《投入产出分析》（2009）。',
    en: 'Leontief (1936, Review of Economics and Statistics 18); Miller and Blair, Input–Output Analysis (2009).',
  },
  avoid: {
    zh: '不适用于：价格、库存或替代会抵消冲击的情形，以及只看到本行一侧付款的数据：看不到的采购会让影响偏小。',
    en: 'Not for: shocks that prices, stocks or other suppliers absorb, or payments of which only one bank’s side is seen: buying that is not seen makes the effect too small.',
  },
}
