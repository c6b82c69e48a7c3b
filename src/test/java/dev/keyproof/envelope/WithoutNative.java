package dev.keyproof.envelope;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The tests whose outcome rests on the cipher, run by hand in a process that has no native part. */
final class WithoutNative {
    private WithoutNative() {}

    private interface Group {
        Stream<DynamicTest> tests() throws Exception;
    }

    public static void main(String[] arguments) throws Throwable {
        OwnVectorsTest vectors = new OwnVectorsTest();
        TamperTest tamper = new TamperTest();
        List<Group> groups = List.of(
                new ContainerTest()::payloadOfAnySize_comesBack,
                vectors::foreignBody_isSealedAndOpenedAlike,
                vectors::foreignDerivation_isTheSame,
                vectors::foreignWrap_isUnwrapped,
                vectors::foreignContainer_isOpened,
                tamper::flippedBit_isRefused,
                tamper::truncation_isRefused,
                tamper::chunkInAnotherPlace_isRefused,
                tamper::bytesAfterTheEnd_areRefused,
                tamper::partOfAnotherContainer_isRefused,
                tamper::genuineHeaderOfAnotherPoint_doesNotOpenTheBody,
                tamper::wrappedKeysOfAnotherPoint_openNothing,
                tamper::olderKeyHeader_isRefused,
                tamper::wrongFooter_isRefused);
        for (Group group : groups) {
            for (DynamicTest test : group.tests().toList()) {
                // The platform's implementation is the same here as in any other process.
                if (!test.getDisplayName().startsWith("Jdk")) {
                    test.getExecutable().execute();
                }
            }
        }
        TrapTest traps = new TrapTest();
        traps.trap1_allPairingsOfWrapAndUnwrapAgree();
        traps.trap4_chunkBeyondTheLastIndex_isRefusedOnBothSides();
        traps.trap5_brokenWraps_areAllAlike();
        traps.trap6_libraryReleasesBeforeTheTag_oursNever();
        traps.trap8_mostThatExpandGives_isGiven();
        System.out.print(Primitives.bouncyCastle().variant() + ": " + groups.size() + " groups passed");
    }
}
