-- what an industry buys from another per yuan of its own sales, among the firms that we see; never more than 0.95 in all
with sales as (select seller as industry, sum(amount) as sold from flows where not we_buy group by seller),
buys as (select seller, buyer, sum(amount) as bought from flows where we_buy group by seller, buyer),
raw as (select b.seller, b.buyer, b.bought / s.sold as share, sum(b.bought / s.sold) over (partition by b.buyer) as whole from buys b join sales s on s.industry = b.buyer)
select seller, buyer, share * least(1, 0.95 / whole) as share from raw
