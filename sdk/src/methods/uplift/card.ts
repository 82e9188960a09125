import type { MethodCard } from '../forecast/card.ts'

export const upliftCard: MethodCard = {
  title: { zh: '增量效果', en: 'Uplift' },
  summary: {
    zh: '从一次随机试验里学：联系谁会真的改变结果，联系谁没有用；没有可用的差别时直说没有。',
    en: 'Learns from a random experiment whom contact really changes and whom it does not; where there is no usable difference it says so.',
  },
  steps: {
    zh: '两组各学一张分箱加岭回归的评分表，概率之差就是增量；也可改用类别变换，只学一张。质量在没见过的行上量：按增量从高到低排，Qini 曲线下的面积比随机顺序多出几成（Q），区间来自 500 次自助抽样。区间含零就报告“没有可用的差别”。旁边是只按响应概率排的简单做法。',
    en: 'Each arm teaches a table of bins with a ridge regression, and the difference of the two probabilities is the uplift; class transformation, with one table, is the other way. Quality is measured on rows that taught nothing: by how much the area under the Qini curve exceeds that of a random order (Q), with an interval from 500 bootstrap samples. An interval that holds zero is reported as no usable difference. Beside it stands the simple rule of ranking by the chance of a response.',
  },
  source: {
    zh: 'Radcliffe（2007）Qini；Hansotia 与 Rukstales（2002）双模型；Jaskowski 与 Jaroszewicz（2012）类别变换。',
    en: 'Radcliffe (2007) for Qini; Hansotia and Rukstales (2002) for two models; Jaskowski and Jaroszewicz (2012) for class transformation.',
  },
  avoid: {
    zh: '不适用于：没有随机对照组的名单（挑着联系的结果会冒充效果）、每组不足几百行的试验，以及联系之后才知道的列。',
    en: 'Not for: lists without a random control group (a chosen group passes for an effect), experiments with less than some hundred rows an arm, or columns that are known only after the contact.',
  },
}
