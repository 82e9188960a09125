select verdict, q, q_low, q_high, effect, effect_low, effect_high, top_effect, response_q, rows, treated, control,
  case verdict
    when 'usable' then say('有可用的差别：按增量排序，同样的联系次数能多得结果，先联系排在前面的人。', 'There is a usable difference: contacting in this order gains more than a random one, so begin at the top.')
    else say('没有可用的差别：排序不比随机好。', 'There is no usable difference: this order is no better than chance. ') || case
        when effect_low > 0 then say('联系对全体有效，可以联系所有人，或按成本挑。', 'Contact helps everyone alike: contact all, or choose by cost.')
        when effect_high < 0 then say('联系对全体有害，请不要联系。', 'Contact does harm: do not contact anyone.')
        else say('联系对全体也看不出效果。', 'Nor is there an effect on everyone.') end
  end as words
from effect_model_quality
