module planewatch.io/bench/loadgen/server

go 1.26
