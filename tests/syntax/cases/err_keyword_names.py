def None(): pass
x.if = 1
import async
async = 1
global class
