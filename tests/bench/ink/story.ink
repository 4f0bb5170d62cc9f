VAR stability = 600
VAR sovereignty = 600
VAR support = 500
VAR harm = 100
VAR sea = 500
VAR trust = 500
VAR hours = 0
VAR ending = ""

-> hour

=== function push(ref meter, tenths)
~ meter = MAX(0, MIN(1000, meter + tenths))

=== hour
{ hours == 10: -> over }
~ hours = hours + 1
+ [call]
    ~ push(trust, 40)
    ~ push(support, -30)
    ~ push(stability, 10)
    { RANDOM(1, 10) <= 6:
        ~ push(trust, 30)
    - else:
        ~ push(trust, -50)
    }
+ [repair]
    ~ push(harm, -40)
    ~ push(sovereignty, -20)
    ~ push(support, 20)
    { RANDOM(1, 10) <= 6:
        ~ push(harm, -20)
    - else:
        ~ push(harm, 40)
    }
+ {trust < 500 or support < 450} [accuse]
    ~ push(trust, -60)
    ~ push(support, 50)
    ~ push(sovereignty, 30)
    { RANDOM(1, 10) <= 6:
        ~ push(sovereignty, 20)
    - else:
        ~ push(stability, -40)
    }
+ {stability >= 550 and not (harm >= 400)} [patrol]
    ~ push(sea, 40)
    ~ push(stability, -30)
    ~ push(harm, 10)
    { RANDOM(1, 10) <= 6:
        ~ push(sea, 30)
    - else:
        ~ push(sea, -60)
    }
- ~ push(harm, 30)
-> hour

=== over
{
- harm >= 350:
    ~ ending = "spent"
- trust < 400:
    ~ ending = "alone"
- trust >= 600 and sovereignty >= 550:
    ~ ending = "heard"
- else:
    ~ ending = "muddled"
}
-> END
