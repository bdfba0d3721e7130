-- How many measures does a public report count in a round?
-- One row per round with a state: all its measures but those that live on in another one.
--: N sind alle Maßnahmen außer denen, die in einer anderen aufgegangen sind; „keine Angabe“ zählt mit. Jede Maßnahme zählt einmal, bei
--: dem Haus, das sie führt. „umgesetzt“ und „Daueraufgabe“ stehen getrennt und werden nie addiert; ein Prozentwert steht erst ab N = 20.
--: Verglichen wird Gleiches mit Gleichem: dieselben Maßnahmen in beiden Runden, neue stehen für sich. Überfällig ist, was zum Stichtag
--: über sein Ende hinaus und nicht beendet ist. Der Sachstand ist das Wort des Hauses und wird nicht verändert.
select f.round, count(*) filter (where f.stage <> 'merged') as measures
from round_figure as f
group by f.round
order by f.round
