module planewatch.io/bench/loadgen/drive

go 1.26
