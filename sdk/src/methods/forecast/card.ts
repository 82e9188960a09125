import type { LocalText } from '../../contract/text.ts'

/** What a reader must know of a method before trusting it. */
export interface MethodCard {
  readonly title: LocalText
  readonly summary: LocalText
  readonly steps: LocalText
  readonly source: LocalText
  readonly avoid: LocalText
}

export const pooledSeasonalCard: MethodCard = {
  title: { zh: '汇总季节法', en: 'Pooled seasonal' },
  summary: {
    zh: '同时预测许多台设备的每日金额：每台有自己的水平与星期规律，节假日、月内日期和季节由全部设备一起学习。',
    en: 'Forecasts many daily series at once: each has its own level and weekdays, all together teach holidays, days of the month and the season.',
  },
  steps: {
    zh: '预测 = 近 3、6、12 周中位水平的平均 × 近一年星期系数 × 当日类型系数（节假日第几天、节前节后、发薪日或月内日期）× 去年同期季节系数。80% 区间取自过去一年“隔周预测”误差的 10% 与 90% 分位数。回测从三个过去的日期各向前预测八周，只用当时已知的数据。',
    en: 'Forecast = mean of the median levels of the last 3, 6 and 12 weeks × weekday share of the last year × effect of the kind of day (day of a holiday, eve, payday or day of the month) × season of the year before. The 80 % interval comes from the 10 % and 90 % quantiles of the misses in the past year when predicting some weeks ahead. The back-test forecasts eight weeks from three past days, with nothing that was not known then.',
  },
  source: {
    zh: '方法属经典季节分解与多序列汇总，参照 Andrawis、Atiya、El-Shishiny（2011）在 NN5 取款预测竞赛中的组合；区间为分割共形预测。',
    en: 'Classical seasonal decomposition with effects pooled over series, after Andrawis, Atiya and El-Shishiny (2011) for the NN5 cash competition; intervals are split conformal.',
  },
  avoid: {
    zh: '不适用于：少于四周的历史（改用均值并标注）、刚刚搬迁或改造的设备、由单次事件决定的金额，以及需要小时级结果的场合。',
    en: 'Not for: less than four weeks of history (a mean is used and flagged), machines just moved or rebuilt, amounts ruled by single events, or results by the hour.',
  },
}

export const seasonalNaiveCard: MethodCard = {
  title: { zh: '上周同日法', en: 'Seasonal naive' },
  summary: {
    zh: '每天取最近一周同一星期几的金额，是任何预测都应胜过的基准。',
    en: 'Every day takes the amount of the same weekday of the last week: the baseline that any forecast must beat.',
  },
  steps: {
    zh: '区间取自过去一年同一星期几逐周变化的 10% 与 90% 分位数。',
    en: 'The interval comes from the 10 % and 90 % quantiles of the change from week to week in the past year.',
  },
  source: { zh: '预测教科书中的标准基准。', en: 'The standard baseline of every textbook on forecasting.' },
  avoid: {
    zh: '不适用于节假日前后与季节变化明显的时期，请改用汇总季节法。',
    en: 'Not for the days around holidays or a changing season: use pooled seasonal there.',
  },
}
