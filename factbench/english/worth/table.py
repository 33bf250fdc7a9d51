"""How much does each feature and each word of a sentence count?

Written by `python -m tests.quality.fit_worth`.

Three numbers each: verifiable, checkworthy, subjective, in log odds. Source of the labels: PoliClaim (Ni et al. 2024),
CheckThat! 2024 task 1, CheckThat! 2025 task 1; only words that are frequent there and no proper names have a number.
"""

from __future__ import annotations

BIAS = (-0.38, -1.40, -0.04)
"""The log odds of a sentence with no feature."""

FEATURES: dict[str, tuple[float, float, float]] = {
    "gives a number": (1.29, 1.00, -0.28),
    "asks a question": (-0.82, -1.14, 0.02),
    "says what should be": (-0.86, -1.00, 0.21),
    "says who did what in office": (0.41, 0.98, 0.05),
    "speaks of money or work": (0.77, 0.81, -0.13),
    "gives a sum or a share": (0.67, 0.76, -0.27),
    "speaks of values": (-0.76, -0.52, 0.02),
    "names a date": (0.71, 0.20, -0.20),
    "speaks to the reader": (-0.69, -0.28, 0.00),
    "says what happened": (0.67, 0.65, -0.41),
    "says what will happen": (0.32, -0.65, 0.14),
    "says first, only or most": (0.62, 0.38, 0.14),
    "speaks in the first person": (-0.10, -0.58, 0.08),
    "speaks of force or crime": (0.51, 0.58, -0.07),
    "speaks of law or government": (0.55, 0.43, 0.21),
    "says what somebody thinks": (-0.46, -0.54, 0.20),
    "denies something": (-0.51, -0.04, 0.16),
    "uses words of opinion": (-0.51, -0.41, 0.42),
    "reports what somebody said": (0.29, 0.50, -0.33),
    "speaks of health or schooling": (0.50, 0.27, -0.27),
    "compares": (0.14, 0.48, 0.00),
    "says it with force": (-0.23, -0.10, 0.42),
    "greets or thanks": (-0.07, -0.41, 0.03),
    "quotes": (-0.05, -0.30, -0.41),
    "asks in words": (-0.14, -0.39, 0.22),
    "speaks as we": (-0.29, 0.15, 0.39),
    "names a person or place": (0.38, 0.38, -0.28),
    "says what may be": (-0.10, -0.38, 0.01),
    "tells somebody to do something": (-0.37, -0.34, 0.05),
    "says that something rose or fell": (0.35, 0.28, -0.15),
    "speaks of he or she": (0.34, 0.29, -0.14),
    "names a year": (0.30, 0.31, -0.25),
    "points back": (-0.31, -0.03, 0.08),
    "gives several numbers": (0.29, 0.12, -0.10),
    "speaks of they": (-0.06, 0.09, 0.29),
    "says what has been done": (-0.25, 0.07, 0.07),
    "gives a length of time": (0.24, 0.24, -0.09),
    "speaks of many": (-0.24, 0.08, 0.07),
    "is long": (-0.07, -0.06, 0.16),
    "says what causes what": (-0.06, 0.16, 0.00),
    "is short": (-0.07, -0.11, -0.03),
    "exclaims": (-0.08, -0.06, 0.07),
    "its words": (1.00, 1.00, 1.00),
    "its detail": (1.00, 1.00, 1.00),
}
"""What each feature adds, the strongest first; the last two are times what `MARKS` adds."""

MARKS = """
" -6 -9 -12|" the 0 0 -3|#links1 14 2 0|#links2 11 13 5|#links3 8 -5 -3|#links4 -3 2 1|#links6 2 15 -1|
#long12 20 7 2|#long16 31 11 3|#long21 16 15 3|#long27 -8 8 4|#long35 6 7 4|#long5 1 0 -1|#long7 7 -5 0|
#long9 3 4 0|#names1 7 3 -11|#names2 39 19 -5|#names3 26 10 -6|#names5 30 20 -8|#plurals1 11 18 -9|
#plurals2 29 21 -8|#plurals3 5 10 -2|$ 0 0 -2|$ 0 0 0 -2|% 7 10 0|0 34 50 -11|0 % 7 10 0|0 billion 3 4 0|
0 million 7 10 0|0 percent 0 0 -3|? -20 -29 0|^ " 0 0 -11|^ a -4 -6 4|^ and 1 2 2|^ as 0 0 2|^ because 3 5 0|
^ but -2 -3 4|^ for 0 0 -3|^ he 7 10 0|^ i -10 -14 0|^ i'll -5 -7 0|^ i'm -7 -11 0|^ if -2 -3 0|^ in 4 6 -2|
^ it 0 0 2|^ it's -6 -9 0|^ more 7 11 0|^ now -14 -21 0|^ number -11 -16 0|^ our 8 11 0|^ right 6 9 0|
^ secondly -5 -7 0|^ so -7 -10 0|^ that 0 0 2|^ that's 3 5 0|^ the 19 28 -1|^ there -4 -5 0|^ these -7 -11 0|
^ they 8 12 0|^ they're 13 18 0|^ this -4 -6 0|^ we 3 5 0|^ we're 10 15 0|^ we've 4 5 0|^ well -8 -11 0|
^ what 3 4 0|^ why 0 0 -3|a -7 -10 -4|a $ -4 -6 0|a better -7 -11 0|a chance -6 -9 0|a good -3 -4 0|
a great -5 -7 0|a long 5 8 0|a new 0 0 3|a president -9 -13 0|a whole -5 -8 0|a year 5 8 0|able 7 11 0|
able to 7 10 0|about -14 -21 -4|about $ 5 8 0|about 0 5 7 0|about the -10 -14 0|across -4 -5 0|action 4 5 0|
actually 9 13 3|administration 6 9 0|again -11 -16 0|against 19 28 -3|against it 8 11 0|against the 6 9 0|
ago 8 11 0|agreement 10 14 0|air 6 8 0|alien 0 0 3|aliens 0 0 5|all -4 -5 1|all of 3 4 0|all the 4 6 3|
already 10 14 0|also 6 9 0|am -5 -7 0|amendment 6 8 0|an -3 -4 -3|and -9 -14 -1|and a -7 -11 0|
and all -4 -6 0|and i 1 1 0|and i'm 4 7 0|and if -3 -5 0|and my -5 -7 0|and so -8 -12 0|and that 4 5 0|
and the -3 -5 0|and they 5 7 0|and to -5 -8 0|and we 4 6 0|and we're 9 14 0|and we've -4 -6 0|and what 4 6 0|
another 0 0 4|answer -6 -9 0|any 12 18 -2|anybody -5 -7 0|are 15 22 -2|are going 4 7 0|are the -7 -10 3|
areas -5 -8 0|arms control 7 11 0|around 0 0 2|around the 3 5 0|as 0 0 2|as a 7 10 0|as you 5 8 0|
ask -8 -12 0|at -5 -8 0|at all 5 8 0|at home -5 -7 0|at the -9 -13 2|average 7 10 0|away -7 -11 0|
back -7 -10 -3|be -19 -27 7|be a -5 -7 0|because 3 4 0|because of 5 7 0|because they -6 -9 0|become -5 -7 0|
been 2 2 -2|been in -4 -6 0|before 0 0 3|behind -5 -7 0|believe -8 -11 0|believe that -4 -6 0|benefits 4 6 0|
best -6 -8 0|between 0 0 4|big 8 12 0|biggest 5 7 0|bill 16 23 0|bill that 6 8 0|bipartisan 6 9 0|
border 6 9 0|brought 7 10 0|budget 1 2 0|build -3 -4 0|businesses 9 13 0|but -4 -6 3|but i -3 -5 0|
but it 5 7 0|but the 3 5 0|but we -3 -5 0|by 5 7 3|by the 11 16 0|called 4 5 0|can -13 -20 4|can't -7 -11 0|
cannot -10 -15 0|capitalism 0 0 2|care 7 10 0|century -8 -11 0|certainly -5 -8 0|challenges -7 -10 0|
chance -8 -11 0|chance to -4 -6 0|child -8 -12 0|children 0 0 -5|citizens -5 -8 0|city 0 0 -4|clear 7 10 0|
coal 6 9 0|come 3 4 0|commission 6 9 0|companies 7 11 0|concerned -8 -11 0|cost -4 -6 -4|cost of 0 0 -3|
countries 5 7 0|country 0 0 -3|course -6 -9 0|cover 7 11 0|create -5 -8 0|credit 0 0 3|crime 6 9 0|
crisis 8 11 -2|cuts -4 -5 0|cutting -7 -10 0|day -9 -13 0|deal 3 5 0|debate -4 -5 0|debt 6 8 0|defense 3 5 0|
democracy 0 0 3|development -6 -9 0|did 22 32 0|did not 9 14 0|didn't 17 25 0|differences -5 -7 0|
different -9 -14 0|difficult -6 -9 0|disagree 4 6 0|districts 0 0 -4|do -10 -15 2|do it -3 -4 0|do not 4 6 0|
do that -5 -7 0|does 3 4 0|doing 9 13 0|dollars 3 5 0|don't -5 -7 0|don't have 10 15 0|don't know 4 6 0|
done 16 23 0|down 9 14 0|drug 10 15 0|during 4 6 0|economy -5 -7 2|education -6 -8 0|either 0 0 3|
elected -7 -10 0|energy 7 10 0|even 11 16 -4|ever 7 10 3|every 9 13 0|example -8 -11 0|experience -9 -13 0|
fact 18 26 3|fact that 7 10 0|failed 6 9 0|families -6 -9 0|family -7 -10 0|far 0 0 -3|federal 6 8 -5|
federal government -3 -4 0|feel -5 -7 0|few -4 -6 0|fighting 6 9 0|find 8 12 0|first -3 -4 -2|
first time 6 9 0|five 3 4 0|for -1 -1 5|for a 0 0 2|for our -9 -13 0|for the -8 -12 0|force -5 -8 0|
forces 0 0 3|foreign 6 9 0|foreign policy -8 -11 0|fought 15 21 0|found 7 10 0|four years -5 -7 0|free 5 8 0|
freedom -5 -7 0|friends -5 -7 0|from 1 2 1|future -2 -4 0|gas 8 11 0|gave 4 6 0|general 4 6 0|get -6 -8 0|
get a 4 6 0|get it -7 -10 0|get the -4 -6 0|getting 5 7 0|given 6 9 0|giving 6 9 0|go -4 -6 0|go to 5 7 0|
going to -3 -4 0|gone 10 15 0|gone up 8 12 0|good -8 -11 0|got -12 -18 0|got to -31 -45 0|government -5 -8 9|
greatest -7 -11 0|grow -7 -10 0|growth -4 -6 0|gun 5 8 0|guns 5 7 0|had 5 7 0|half 4 6 0|happen -4 -5 0|
happened 6 9 0|has 21 30 -3|has been -6 -9 0|has not 6 9 0|has to -3 -5 0|hasn't 6 9 0|have 9 13 2|
have 0 7 10 0|have a 1 2 0|have been 2 3 -3|have fought 9 14 0|have made -5 -7 0|have to -10 -15 0|
having -5 -7 0|he 7 10 -2|he's 3 4 0|health 0 0 -3|health care 4 7 0|help 2 3 0|her -6 -9 0|here -14 -20 0|
high 3 4 0|higher 7 10 -3|highest 6 9 0|his 0 0 3|his own 7 10 0|history 9 13 0|hope -5 -8 0|how -10 -14 0|
i -5 -7 0|i am -5 -7 0|i believe -6 -9 0|i did 12 18 0|i don't -3 -4 0|i had -4 -7 0|i have 12 17 0|
i know -6 -8 0|i said 6 9 0|i say -5 -8 0|i supported 8 11 0|i think -6 -8 0|i thought -5 -8 0|
i want -18 -27 0|i was -3 -5 0|i will -6 -9 0|i would -9 -14 0|i'd -3 -5 0|i'll -4 -5 0|i'm -10 -15 0|
i've 3 4 0|i've been 7 10 0|i've got -6 -9 0|if -9 -13 0|if i -5 -7 0|if it 0 0 -3|if the -5 -7 0|
if we -10 -15 0|if you 12 17 0|if you're 8 12 0|illegal 0 0 7|illegal aliens 0 0 5|immune 0 0 -3|
important 3 4 0|in 7 11 0|in 0 13 20 -2|in a -8 -12 -3|in fact 4 6 0|in my 8 12 0|in order -5 -8 0|
in our -3 -5 0|in terms -5 -7 0|in the 0 0 -6|in their -5 -7 0|in this -3 -4 0|in time 0 0 4|including 0 0 -2|
income 0 0 -2|increase 8 11 0|increase in 9 13 0|indicated 10 15 0|industry 7 10 0|insurance 2 4 0|
into 13 18 0|into our 7 11 0|invest -7 -10 0|invest in -6 -8 0|investments 6 9 0|is 0 0 11|is a -3 -4 0|
is in -4 -6 0|is not -10 -14 0|is that 3 4 0|is the 5 7 2|is to -10 -15 0|issue -7 -10 0|issues -5 -7 0|
it 12 18 -1|it and 7 11 0|it is -7 -11 3|it was 10 15 0|it's -4 -6 0|it's a 5 8 0|it's been 8 11 0|
it's not -9 -13 0|it's the 5 8 0|its -6 -9 2|itself 0 0 3|job -19 -27 0|jobs -4 -5 0|jobs and -5 -7 0|
jobs in -6 -8 0|judgment -7 -11 0|just -4 -6 -2|keep -2 -3 0|keep the -5 -7 0|kind of -5 -8 3|
kinds of -5 -7 0|know -7 -11 0|know that 9 14 0|know what -6 -9 0|largest 8 11 0|last 5 8 0|law 5 7 0|
laws 5 7 0|leaders -5 -7 0|leaving 7 11 0|left 0 0 8|legal 0 0 2|less 5 7 2|let -12 -18 0|let me -5 -7 0|
let's -6 -9 0|level 5 7 0|levelling 0 0 4|levelling up 0 0 2|life -7 -10 0|like -2 -3 2|little -5 -8 0|
loans 7 10 0|long 4 5 0|look -5 -8 0|look at -8 -11 0|lot of 4 6 0|love -5 -7 0|made 8 12 0|made a -5 -7 0|
majority 12 18 0|majority of 8 11 0|make -10 -15 3|making -6 -9 0|making sure -5 -7 0|many 15 22 -5|
market 11 16 0|matter 5 8 0|matter of 4 6 0|may -6 -9 0|me -17 -25 0|mean -4 -6 3|means -8 -11 0|met -6 -8 0|
million 9 14 0|million people 5 7 0|mind -4 -6 0|money 18 26 0|months 5 7 -3|more 10 14 -2|most -3 -5 0|
much 0 0 3|must -2 -4 0|my -3 -5 0|my plan 5 7 0|my state 8 11 0|nation -6 -9 0|national 6 9 -3|need -5 -7 0|
never 24 35 0|new -4 -6 -3|next -6 -9 0|night -7 -10 0|no 14 20 3|not -3 -4 -2|not a -6 -9 0|
not going -7 -10 0|not just -4 -6 0|not only -7 -10 0|now 25 36 3|nuclear 4 6 0|nuclear weapons 4 6 0|
number 5 7 0|number of 7 10 0|number one 7 11 0|numbers 7 11 0|of 3 5 4|of 0 -4 -6 0|of a -3 -4 2|
of all 5 7 0|of course -3 -4 0|of fact 4 7 0|of government 0 0 3|of our 2 3 0|of state 0 0 3|of the -10 -15 2|
of their 0 0 4|of these 4 6 0|of this -3 -5 0|of us -6 -9 0|of you -6 -8 0|off -10 -14 0|office 7 11 0|
oil 10 15 0|old -7 -10 0|on the -2 -3 -3|once -4 -7 0|one -7 -10 3|one of 6 8 0|one thing -4 -6 0|
only -4 -6 2|opinion -4 -6 0|opportunities -8 -12 0|opportunity -4 -6 0|opposed 3 5 0|or -7 -10 -2|
order to -5 -7 0|other -3 -5 0|others -4 -6 0|ought -7 -10 0|ought to -6 -9 0|our -10 -15 0|our country 6 8 0|
out 6 9 0|out of 11 16 0|over 4 6 -4|over the -7 -10 0|own 8 11 2|parents -4 -5 0|party -6 -9 0|pay 14 21 0|
paying 5 7 0|peace 8 11 0|people -2 -3 5|people that 3 5 0|per 5 8 0|percent 5 7 -3|percent of 4 6 0|
place 3 4 4|plan 13 18 0|policy -5 -8 2|political 0 0 5|politics -6 -9 0|position 3 4 0|power -8 -12 3|
powers 0 0 -2|presidency -5 -8 0|president -5 -8 -6|president and -5 -7 0|president of -12 -18 0|
president's 7 11 0|private 6 9 0|probably -4 -6 0|program 6 8 0|programs -10 -14 0|progress 9 13 0|
proposal 5 8 0|public 5 7 8|public credit 0 0 4|put 3 4 0|putting 6 8 0|question -18 -26 0|
question of -5 -7 0|questions -6 -9 0|racist 0 0 4|rail 0 0 -2|rate 5 7 -3|rates 7 10 0|rather -7 -10 0|
really -3 -5 3|recent 0 0 -4|record 7 10 0|reduction -6 -8 0|relief 10 15 0|report 6 9 0|right 10 15 -2|
right now 12 18 0|ruling 0 0 3|run -7 -11 0|running -5 -7 0|said 4 6 -5|said that 6 9 0|said we 6 9 0|
same 2 3 -3|same thing 5 8 0|sanctions 7 10 0|say -2 -3 0|say that 4 5 0|saying 9 13 0|says 8 11 0|
school -7 -11 -2|secondly -5 -8 0|see -4 -5 0|seen 5 7 -3|share -6 -9 0|she 2 3 -3|she wants 10 14 0|
should 7 10 2|should have -4 -5 0|side -6 -9 0|since 21 30 0|since the 7 11 0|single 7 10 0|six 10 15 0|
so 5 7 -2|so i 3 4 0|so many 5 7 0|so that -4 -5 0|social 0 0 4|some -8 -11 0|some of -5 -7 0|
somebody -5 -7 0|something -10 -14 3|something that 5 7 0|spend -6 -8 0|stakeholder 0 0 2|
stakeholder capitalism 0 0 2|stand -3 -4 0|standing -6 -9 0|state 9 13 -2|states 0 0 -2|stay -6 -9 0|
step -7 -10 0|stop 3 5 0|strong -3 -4 0|such -4 -6 4|support 5 7 0|supported 12 18 0|sure -8 -12 0|
take -3 -5 0|take a -5 -7 0|taken 10 14 0|taking 4 5 0|talk -11 -16 0|talk about -6 -8 0|talked -7 -11 0|
talked about -7 -10 0|talking -4 -6 0|tax cut -6 -9 0|tax relief 8 11 0|teachers 0 0 -6|tell -5 -7 0|
terms -5 -8 0|terms of -5 -7 0|than 2 2 2|thank -4 -6 0|that 0 0 2|that a 0 0 -3|that has 4 6 0|that he 4 6 0|
that i 7 10 0|that if -3 -5 0|that is -5 -7 0|that the -4 -5 0|that we -2 -3 0|that will 4 6 0|
that would 0 0 4|that's a -6 -8 0|that's the -5 -8 0|that's why 4 5 0|the -2 -2 4|the best -4 -6 0|
the cost 0 0 -4|the country 7 10 0|the fact 3 4 0|the first 9 14 0|the government -8 -11 0|the great 6 9 0|
the greatest -5 -8 0|the largest 7 10 0|the money -5 -7 0|the next -9 -14 0|the number 5 8 0|
the other -8 -11 0|the peace 5 8 0|the people -11 -15 0|the presidency -5 -8 0|the president 5 7 0|
the president's 5 7 0|the public 0 0 4|the question -8 -12 0|the reason -5 -7 0|the same 2 3 -4|
the time -6 -9 0|the war 4 6 0|the way -2 -3 0|the whole 5 7 0|the world -4 -7 0|the worst 6 9 0|their 0 0 5|
them 7 10 -3|themselves -4 -6 0|then -4 -6 0|there -1 -1 0|there is 3 4 2|there was 5 8 0|these -6 -9 6|
these are -4 -6 0|they 9 14 -2|they can 5 7 0|they were 4 5 0|they're 7 11 0|they've 5 8 0|thing -6 -8 3|
things -9 -12 0|think -5 -7 0|think it's 3 4 0|think that -6 -8 0|third 5 7 0|this -12 -18 5|
this country -10 -14 0|this is 7 10 0|this president 7 10 0|this year 6 9 -3|those -7 -10 0|those who -4 -6 0|
though 0 0 -2|thought -6 -9 0|thousands 5 7 0|thousands of 6 8 0|threat -5 -7 0|time -7 -10 0|to -20 -29 2|
to 0 5 7 0|to be -2 -3 4|to bring -4 -6 0|to cut -8 -12 0|to do -1 -2 -2|to get 5 7 0|to have -4 -6 0|
to make 2 2 4|to me -5 -7 0|to my 7 10 0|to our -6 -8 0|to the -3 -4 0|to use -5 -8 0|to work -9 -14 0|
today 7 10 0|together 7 10 0|told -4 -5 0|tonight -14 -21 0|too -7 -11 0|took 15 21 0|tough -4 -6 0|
tried 5 8 0|trillion 10 14 0|true 10 14 0|try 3 4 3|try to 3 5 0|two -11 -15 0|uh -10 -15 0|uh the -5 -8 0|
under 19 27 0|under the 4 6 0|understand -3 -4 0|up 12 17 -1|up to -5 -7 0|up' 0 0 3|us -8 -12 0|used 13 19 0|
using 0 0 3|vaccinated 0 0 -3|vaccine 0 0 3|very -8 -11 4|voted 9 14 0|want -19 -27 3|want to -7 -10 0|
wants 7 10 0|wants to 5 7 0|war -11 -16 0|was 13 18 0|was a 5 7 0|was to 6 9 0|wasn't 6 9 0|way -20 -29 0|
way to -8 -11 0|we -4 -6 5|we all -6 -9 0|we are 0 0 4|we can -13 -19 0|we can't -4 -6 0|we cannot -7 -10 0|
we could -5 -7 0|we don't 5 7 0|we get -6 -9 0|we had 2 3 0|we have 7 10 0|we ought -4 -6 0|we should 8 12 0|
we were 7 11 0|we will -6 -8 0|we would -5 -7 0|we're 9 13 0|we're going -18 -26 0|we've been -8 -11 0|
we've got -9 -13 0|week 0 0 -2|well -13 -19 0|well i -3 -5 0|went 4 5 0|were 16 24 0|what 4 6 3|when i 7 10 0|
when we 4 6 0|when you -3 -4 0|where -2 -2 -2|whether -6 -9 0|which 11 17 4|who 0 0 1|who are -4 -5 0|
whole 0 0 -3|whose 0 0 3|why 3 4 0|will -7 -10 1|will be -9 -14 0|will have -5 -7 0|with -7 -10 -3|
with the 2 3 0|women 10 14 0|words -6 -8 0|work -5 -8 2|work with -5 -8 0|workers 0 0 1|working 9 12 0|
world -8 -12 4|worst 6 9 0|would -3 -5 0|wouldn't -7 -10 0|year 16 24 -6|years 4 5 -2|years ago 3 5 0|
yet 6 8 3|you 8 11 0|you and 6 8 0|you can 3 4 0|you can't -6 -9 0|you don't 3 5 0|you will 5 7 0|
you're 5 7 0|your 1 2 0|~'re 13 20 0|~'ve 3 4 0|~a's 0 0 -3|~ace 5 8 0|~acy 0 0 3|~ade 0 0 -3|~ady 9 13 0|
~age 11 16 -2|~ain -4 -6 0|~ald 12 17 0|~als -5 -8 0|~ams -11 -16 0|~and 6 9 -2|~ans 2 2 0|~ant 0 0 -3|
~ard -5 -7 -2|~are 9 13 0|~ars 4 5 0|~ary 10 14 -2|~ase 8 11 -1|~ate -5 -7 -3|~ays 0 0 -2|~ber 4 6 0|
~bly -6 -9 0|~cal -6 -8 4|~can -13 -20 0|~ced 6 8 2|~ces -3 -5 4|~cts 0 0 -4|~ded 0 0 1|~der 4 5 5|~dit 4 6 3|
~dly -3 -4 0|~dom -5 -7 0|~e's -1 -2 3|~ear 4 6 0|~eat -6 -9 0|~ect 4 6 0|~edy -5 -8 0|~een -5 -8 3|
~ees 6 8 0|~elf -11 -16 3|~ely 7 10 4|~eme -6 -8 0|~ens 0 0 5|~ent 4 5 -1|~ere 0 0 3|~ern 3 5 4|~ers 10 15 -2|
~ese 6 9 0|~ess -3 -4 4|~est 11 16 -4|~eve -8 -12 2|~fic 0 0 4|~ful -5 -7 0|~gal 0 0 7|~gan 0 0 3|~ges 0 0 -2|
~get 2 2 0|~ght 0 0 2|~gle 7 10 0|~hed 3 5 3|~her -7 -11 4|~hip 9 13 0|~ial 7 10 5|~ian 9 13 0|~ica -17 -25 0|
~ice 0 0 3|~ics -6 -9 3|~icy -5 -8 2|~ied 0 0 -3|~ief 8 12 0|~ies 2 3 0|~iet 5 7 0|~ign 3 5 0|~ime 6 9 0|
~ine 4 6 4|~ing 12 18 4|~ion 9 14 1|~ire -6 -9 0|~ise 6 9 2|~ism 0 0 4|~ist 0 0 4|~its 9 13 0|~ity 0 0 3|
~ive 5 7 5|~ked 7 10 0|~ket 7 10 0|~lar 0 0 -3|~led 14 20 -3|~lic 6 9 8|~lly 8 11 6|~lus 5 8 0|~man 3 4 0|
~med 0 0 2|~mer 7 10 0|~mes -4 -5 0|~mic 0 0 2|~n's 0 0 2|~n't 20 29 0|~nal 7 11 -7|~nce -4 -6 -6|~ncy 0 0 -2|
~ned 7 10 -8|~nes 5 8 0|~ngs -11 -16 0|~nia 13 19 0|~nic 6 9 0|~nks -6 -9 0|~nly -5 -8 0|~nor -7 -10 0|
~not -10 -15 0|~nse 0 0 4|~nst 19 28 -3|~nts -2 -3 -5|~nue 3 4 0|~ody -12 -17 0|~ome -4 -6 -4|~omy -6 -9 2|
~ond -4 -6 0|~one 0 0 2|~ong -3 -5 0|~ons 0 0 -4|~ood 0 0 -3|~ool -8 -11 -2|~ord 2 3 0|~ore 0 0 4|
~ors 8 12 -2|~ort 19 28 0|~ory 9 13 3|~ose 0 0 -3|~oss -4 -5 0|~ous -3 -4 5|~ped 0 0 -3|~ple -13 -19 7|
~ply -4 -6 0|~ral 13 19 -6|~ram 6 8 0|~rds 4 6 5|~red 9 14 1|~ree 5 8 0|~ren 4 5 -5|~rgy 7 10 0|~rly -3 -4 0|
~rol 2 4 0|~rse -6 -9 0|~rty 6 9 0|~sal 5 8 0|~san 5 8 0|~sed 10 15 -6|~ses 14 20 -5|~sia 3 4 0|~sis 7 10 -3|
~son 2 3 0|~sts 6 9 2|~t's 6 9 0|~tal -2 -4 -1|~tan 4 5 0|~ted 0 0 -1|~ten -4 -6 0|~ter -3 -5 1|
~tes -22 -32 2|~ths 4 6 -5|~tic -6 -9 4|~tle -4 -5 2|~tly 3 4 2|~ton -7 -11 0|~tor 3 4 0|~try 5 7 -2|
~ued 0 0 -3|~ues -10 -14 0|~uld 7 10 2|~ult -5 -7 0|~und 0 0 3|~une 0 0 -3|~ure -8 -11 2|~ury -4 -6 0|
~ved 5 8 2|~wed 0 0 5|~wer -8 -11 0|~wth -4 -6 0|~yer 7 10 0|~zed 8 11 0
"""
"""Marks as `wording` gives them, each with its hundredths, parted by bars."""
