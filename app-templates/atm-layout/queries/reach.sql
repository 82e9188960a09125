select d.community_id, m.atm_id, sqrt(pow((d.latitude - m.latitude) * 111.2, 2) + pow((d.longitude - m.longitude) * 111.2 * cos(radians(d.latitude)), 2)) as km
from demand d join machines m on abs(d.latitude - m.latitude) < 0.12 and abs(d.longitude - m.longitude) < 0.14
