#!/bin/sh
# slurm_demo.sh KANJO: a Slurm cluster of this one machine, daemons on loopback, totals a data set as an array of jobs,
# one part a task, and the merge is what one run gives. Skipped (77) where Debian's slurmctld, slurmd and munge are not
# installed, or not as root.
set -eu

kanjo=$(readlink -f "$1")
for program in slurmctld slurmd sbatch squeue munged; do
    command -v $program > /dev/null || { echo "skipped: $program is not installed (apt-get install slurmctld slurmd slurm-client munge)"; exit 77; }
done
[ "$(id -u)" = 0 ] || { echo "skipped: the daemons need root"; exit 77; }

folder=$(mktemp -d)
chmod 755 "$folder"
daemons=
finish() {
    for daemon in $daemons; do kill "$daemon" 2> /dev/null || true; done
    for daemon in $daemons; do wait "$daemon" 2> /dev/null || true; done
    rm -rf "$folder"
}
trap finish EXIT
cd "$folder"

# Who is who: a key of this cluster alone.
mkdir -m 700 munge
dd if=/dev/urandom of=munge/key bs=1024 count=1 2> /dev/null
chmod 400 munge/key
munged --foreground --force --key-file=munge/key --socket=munge/socket --pid-file=munge/pid --seed-file=munge/seed \
       --log-file=munge/log 2> munge.log &
daemons="$daemons $!"

host=$(hostname -s)
mkdir spool state
cat > slurm.conf << END
ClusterName=kanjo
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=16817
SlurmdPort=16818
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket
CredType=cred/munge
CryptoType=crypto/munge
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
SchedulerParameters=sched_interval=1
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=10 State=UP
END
export SLURM_CONF="$folder/slurm.conf"
slurmctld -D -f slurm.conf > slurmctld.log 2>&1 &
daemons="$daemons $!"
slurmd -D -f slurm.conf -N "$host" > slurmd.log 2>&1 &
daemons="$daemons $!"

tail_logs() {
    echo "the cluster did not do its work:"
    tail -n 5 slurmctld.log slurmd.log
    exit 1
}

tries=0
until sinfo -h -o %T 2> /dev/null | grep -q idle; do
    tries=$((tries + 1))
    [ $tries -lt 60 ] || tail_logs
    sleep 1
done
echo "a cluster of one node is up: $(sinfo -h -o '%N, %c cores, %T'), Slurm $(slurmctld -V | cut -d ' ' -f 2)"

tasks=8
for task in $(seq 1 $tasks); do
    awk -v task="$task" 'BEGIN {
        print "id,date,sector,amount,currency"
        split("USD EUR JPY GBP", currency, " ")
        for (i = 1; i <= 5000; ++i) {
            printf "t%d-%d,2024-%02d-%02d,s%d,%d.%02d,%s\n", task, i, i % 3 + 1, i % 28 + 1, (i + task) % 11, i * task, i % 100, currency[i % 4 + 1]
        }
    }' > "commitments-$task.csv"
done

# The job: its input and its part are numbered by the task.
cat > job.sh << END
#!/bin/sh
exec "$kanjo" total --partial commitments-\$SLURM_ARRAY_TASK_ID.csv -o part-\$SLURM_ARRAY_TASK_ID.part
END
sbatch --wait --array=1-$tasks --chdir="$folder" --output=task-%a.log job.sh || tail_logs
test "$(ls part-*.part | wc -l)" = $tasks

"$kanjo" total commitments-*.csv --in USD --format json > expected.json
"$kanjo" merge $(ls -r part-*.part) --in USD --format json | cmp expected.json -
"$kanjo" merge part-*.part --in USD
echo "Slurm: $tasks tasks of one array merge into one run's report, byte for byte"
