-- fail: a refused revision says why
SELECT day, incident, place FROM this WHERE problem = '';

-- warn: a revision of an incident cannot be true
-- remedy: Correct the row, or write a later revision of the incident; the one before it goes on counting.
SELECT place, incident, problem FROM this
