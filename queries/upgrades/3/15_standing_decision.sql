-- The view is made anew below, for several bodies.
drop view standing_decision;
